-- Which pieces of evidence tell of victims whose names may mean the same? Of what has changed, and of a baseline's, for
-- which comparison asks as well. All conditions name victim_pair too: one between the two sides alone tempts DuckDB
-- into comparing everything with everything.
CREATE OR REPLACE TEMP TABLE met AS
SELECT
    a.evidence_id AS left_id, b.evidence_id AS right_id, victim_pair.name_fit, victim_pair.likeness, victim_pair.since,
    a.is_changed
FROM victim_pair
JOIN evidence AS a ON a.whom = victim_pair.left_whom
JOIN evidence AS b ON b.whom = victim_pair.right_whom
WHERE (victim_pair.left_whom <> victim_pair.right_whom OR a.evidence_id <> b.evidence_id)
  AND (victim_pair.name_fit = '' OR a.is_changed OR b.baseline_id IS NOT NULL)
