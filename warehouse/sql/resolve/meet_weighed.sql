-- What is to be weighed now, and all that tells of victims whose names may mean the same. All conditions name
-- victim_pair too: one between the two sides alone tempts DuckDB into comparing everything with everything.
CREATE OR REPLACE TEMP TABLE meeting AS
SELECT
    a.evidence_id AS left_id, b.evidence_id AS right_id, victim_pair.name_fit, victim_pair.likeness, victim_pair.since
FROM victim_pair
JOIN (FROM evidence SEMI JOIN (FROM weighed WHERE turn >= $from_turn) AS now USING (evidence_id)) AS a
  ON a.whom = victim_pair.left_whom
JOIN evidence AS b ON b.whom = victim_pair.right_whom
ANTI JOIN pair ON pair.left_id = a.evidence_id AND pair.right_id = b.evidence_id
WHERE (victim_pair.left_whom <> victim_pair.right_whom OR a.evidence_id <> b.evidence_id) AND NOT b.is_gone
