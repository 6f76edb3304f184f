-- Which of it fits each other.
CREATE OR REPLACE TEMP TABLE edge AS
SELECT pair.left_id, pair.right_id
FROM pair
SEMI JOIN alone AS a ON a.evidence_id = pair.left_id
SEMI JOIN alone AS b ON b.evidence_id = pair.right_id
ANTI JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
WHERE pair.score IS NOT NULL
