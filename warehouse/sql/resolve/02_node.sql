-- What is to be resolved: every claim that its text carries or carried, and every theft of a baseline.
-- An unnamed victim is its own document's; only a person joins it to another.
CREATE OR REPLACE TEMP TABLE node AS
WITH raw AS (
    SELECT
        claim.claim_id AS node_id, FALSE AS is_baseline, claim.victim, claim.victim_key, claim.theft_date,
        claim.amounts, version.published_on, claim.version_id, claim.document_id, claim.party, claim.statement_id,
        claim_life.closing, NULL AS baseline_id
    FROM claim
    JOIN claim_life USING (claim_id)
    JOIN version ON version.version_id = claim.version_id
    WHERE claim_life.closing IS DISTINCT FROM 'parser_changed'
    UNION ALL
    SELECT
        node_id, TRUE, victim, replace(victim, '-', ''), coalesce(known_date, theft_date),
        list_concat(amounts, known_amounts), baseline.issued_on, node_id, node_id, '', node_id, NULL, baseline_id
    FROM baseline_theft
    JOIN baseline USING (baseline_id)
),
dated AS (
    SELECT
        *,
        CASE WHEN victim LIKE 'unnamed:%' THEN victim || '@' || document_id ELSE victim END AS whom,
        -- a day that no calendar has (2024-02-30) is taken for its month
        CASE length(theft_date)
            WHEN 10 THEN coalesce(try_cast(theft_date AS DATE), try_cast(left(theft_date, 7) || '-01' AS DATE))
            WHEN 7 THEN try_cast(theft_date || '-01' AS DATE)
            WHEN 4 THEN try_cast(theft_date || '-01-01' AS DATE)
        END AS date_from,
        CASE
            WHEN length(theft_date) = 10 AND try_cast(theft_date AS DATE) IS NOT NULL THEN 'day'
            WHEN length(theft_date) IN (7, 10) THEN 'month'
            WHEN length(theft_date) = 4 THEN 'year'
        END AS date_precision
    FROM raw
),
told_twice AS (
    -- not windows over all columns: they take three times as long
    SELECT DISTINCT document_id, victim, party
    FROM (SELECT document_id, victim, party FROM raw GROUP BY version_id, document_id, victim, party HAVING count(*) > 1)
),
retold AS (
    -- a text that attributes two and more of a baseline's victims to its parties tells of the baseline's thefts
    SELECT version_id, list(baseline_id ORDER BY baseline_id) AS retold
    FROM (
        SELECT raw.version_id, baseline.baseline_id
        FROM raw
        JOIN baseline_theft USING (victim)
        JOIN baseline ON baseline.baseline_id = baseline_theft.baseline_id
        WHERE raw.baseline_id IS NULL
          AND list_contains(list_transform(baseline.parties, lambda party: speaker(party)), speaker(raw.party))
          AND coalesce(raw.published_on >= baseline.issued_on, TRUE)
        GROUP BY ALL
        HAVING count(DISTINCT raw.victim) >= 2
    )
    GROUP BY version_id
)
SELECT
    dated.* EXCLUDE (statement_id),
    coalesce(retold.retold, []) AS retold,
    CASE date_precision
        WHEN 'day' THEN date_from
        WHEN 'month' THEN last_day(date_from)
        WHEN 'year' THEN make_date(year(date_from), 12, 31)
    END AS date_to,
    -- what a decision is about: it outlives the page's next version
    CASE
        WHEN is_baseline THEN node_id
        WHEN told_twice.party IS NULL THEN concat_ws('|', document_id, victim, party)
        ELSE statement_id
    END AS subject_id,
    left(sha256('theft ' || node_id), 32) AS own_theft_id
FROM dated
LEFT JOIN retold USING (version_id)
LEFT JOIN told_twice USING (document_id, victim, party)
