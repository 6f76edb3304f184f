-- The attributions that count against a baseline. Where a state speaks, organisations count for what the baseline has
-- of them alone. What only its retellings say of its own thefts says nothing new, and
-- a report that is gone from a page is no withdrawal by the state.
CREATE OR REPLACE TEMP TABLE present AS
WITH only_retold AS (
    SELECT shown.theft_id, shown.party, retelling.baseline_id
    FROM (
        SELECT theft_id, party, claims_shown, unnest(claim_ids) AS claim_id
        FROM (
            SELECT theft_id, party, claim_ids, len(claim_ids) AS claims_shown
            FROM attributions WHERE is_reported_only AND is_standing
        )
    ) AS shown
    JOIN said USING (claim_id)
    JOIN retelling ON retelling.version_id = said.version_id
    GROUP BY shown.theft_id, shown.party, retelling.baseline_id
    HAVING count(*) = any_value(claims_shown)
)
SELECT
    baseline.baseline_id, baseline.issued_on, attributions.* EXCLUDE (is_behind_a_state),
    baseline_row.party IS NOT NULL AS is_in_row,
    named.theft_id IS NOT NULL AS is_named,
    baseline_row.actors AS row_actors, baseline_row.stance AS row_stance, baseline_row.amounts AS row_amounts,
    baseline_row.theft_date AS row_date, baseline_row.evidence_id AS row_evidence_id
FROM attribution_told AS attributions
CROSS JOIN baseline
LEFT JOIN baseline_row
  ON baseline_row.baseline_id = baseline.baseline_id AND baseline_row.theft_id = attributions.theft_id
 AND baseline_row.party = attributions.party
LEFT JOIN (SELECT DISTINCT baseline_id, theft_id FROM baseline_row) AS named
  ON named.baseline_id = baseline.baseline_id AND named.theft_id = attributions.theft_id
LEFT JOIN only_retold
  ON only_retold.baseline_id = baseline.baseline_id AND only_retold.theft_id = attributions.theft_id
 AND only_retold.party = attributions.party
WHERE (attributions.is_standing OR NOT attributions.is_reported_only)
  AND (NOT attributions.is_behind_a_state OR baseline_row.party IS NOT NULL)
  AND (only_retold.theft_id IS NULL OR named.theft_id IS NULL OR baseline_row.party IS NOT NULL)
