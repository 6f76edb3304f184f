-- What may that change? What was or is together with it; what fits it, or fits what is together with it, and looks
-- for its place at the same time or later.
INSERT INTO weighed
WITH stirred AS (
    SELECT cluster_id, min(level) AS level FROM moved WHERE cluster_id IS NOT NULL GROUP BY cluster_id
),
found AS (
    SELECT place.evidence_id FROM place JOIN stirred USING (cluster_id)
    UNION
    SELECT pair.right_id
    FROM pair
    JOIN moved ON moved.evidence_id = pair.left_id
    JOIN evidence ON evidence.evidence_id = pair.right_id AND evidence.level >= moved.level
    WHERE pair.score IS NOT NULL
    UNION
    SELECT pair.right_id
    FROM pair
    JOIN place ON place.evidence_id = pair.left_id
    JOIN stirred USING (cluster_id)
    JOIN evidence ON evidence.evidence_id = pair.right_id AND evidence.level >= stirred.level
    WHERE pair.score IS NOT NULL
)
SELECT evidence_id, $turn FROM found ANTI JOIN weighed USING (evidence_id)
