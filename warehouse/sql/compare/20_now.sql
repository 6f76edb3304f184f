-- The differences that hold now, under their ids.
CREATE OR REPLACE TEMP TABLE difference_now AS
WITH named AS (
    SELECT
        left(sha256(concat_ws(chr(31), baseline_id, theft_id, party, aspect, before_value, after_value)), 32)
            AS difference_id,
        *
    FROM found
    QUALIFY row_number() OVER (PARTITION BY difference_id ORDER BY category, detected_at) = 1
),
read_before AS (
    -- shown by at least one claim that is not a new parser's reading of an old text
    SELECT DISTINCT shown.difference_id
    FROM (SELECT difference_id, unnest(claim_ids) AS claim_id FROM named) AS shown
    JOIN claim_life USING (claim_id)
    WHERE NOT claim_life.is_reread
)
SELECT
    named.*,
    len(named.claim_ids) > 0 AND read_before.difference_id IS NULL AS is_parser_changed
FROM named
LEFT JOIN read_before USING (difference_id)
