-- A baseline's evidence and all that may tell of its victims: comparison asks how their sums agree.
CREATE OR REPLACE TEMP TABLE meeting AS
SELECT
    a.evidence_id AS left_id, b.evidence_id AS right_id, victim_pair.name_fit, victim_pair.likeness, victim_pair.since
FROM victim_pair
JOIN evidence AS a ON a.whom = victim_pair.left_whom
JOIN evidence AS b ON b.whom = victim_pair.right_whom
WHERE (victim_pair.left_whom <> victim_pair.right_whom OR a.evidence_id <> b.evidence_id)
  AND b.baseline_id IS NOT NULL AND NOT a.is_gone AND NOT b.is_gone
