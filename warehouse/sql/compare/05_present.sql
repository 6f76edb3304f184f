-- The attributions that count against a baseline: what only its retellings say of its own thefts says nothing new.
CREATE OR REPLACE TEMP TABLE present AS
SELECT
    baseline.baseline_id, baseline.issued_on, attributions.* EXCLUDE (claim_ids), attributions.claim_ids,
    baseline_row.party IS NOT NULL AS is_in_row,
    named.theft_id IS NOT NULL AS is_named,
    baseline_row.actors AS row_actors, baseline_row.stance AS row_stance, baseline_row.amounts AS row_amounts,
    baseline_row.theft_date AS row_date, baseline_row.evidence_id AS row_evidence_id
FROM attributions
CROSS JOIN baseline
LEFT JOIN baseline_row
  ON baseline_row.baseline_id = baseline.baseline_id AND baseline_row.theft_id = attributions.theft_id
 AND baseline_row.party = attributions.party
LEFT JOIN (SELECT DISTINCT baseline_id, theft_id FROM baseline_row) AS named
  ON named.baseline_id = baseline.baseline_id AND named.theft_id = attributions.theft_id
WHERE NOT (
    attributions.is_reported_only AND attributions.is_standing AND named.theft_id IS NOT NULL
    AND baseline_row.party IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM said
        WHERE list_contains(attributions.claim_ids, said.claim_id)
          AND said.version_id NOT IN (
              SELECT version_id FROM retelling WHERE retelling.baseline_id = baseline.baseline_id
          )
    )
)
