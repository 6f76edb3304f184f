-- Which of it fits each other. What is not weighed stands with its whole cluster.
CREATE OR REPLACE TEMP TABLE edge AS
WITH fitting AS (
    SELECT a.gathering AS left_id, b.gathering AS right_id
    FROM pair
    JOIN alone AS a ON a.evidence_id = pair.left_id
    JOIN alone AS b ON b.evidence_id = pair.right_id
    ANTI JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
    WHERE pair.level = $level AND pair.score IS NOT NULL AND a.is_weighed
)
SELECT left_id, right_id FROM fitting
UNION
SELECT right_id, left_id FROM fitting
