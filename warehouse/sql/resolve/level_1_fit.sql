-- Which of the clusters so far fit this level's evidence best?
INSERT INTO fit
WITH scored AS (
    SELECT pair.left_id AS evidence_id, place.cluster_id, max(pair.score) AS score
    FROM pair
    JOIN evidence ON evidence.evidence_id = pair.left_id AND evidence.level = $level
    JOIN place ON place.evidence_id = pair.right_id
    GROUP BY ALL
),
allowed AS (
    SELECT scored.*
    FROM scored
    ANTI JOIN (
        SELECT forbidden.left_id AS evidence_id, place.cluster_id
        FROM forbidden JOIN place ON place.evidence_id = forbidden.right_id
    ) AS kept_apart USING (evidence_id, cluster_id)
)
SELECT evidence_id, list(cluster_id ORDER BY cluster_id) AS clusters
FROM (SELECT *, score = max(score) OVER (PARTITION BY evidence_id) AS is_best FROM allowed)
WHERE is_best
GROUP BY evidence_id
