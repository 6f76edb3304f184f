-- Which of the clusters so far fit this level's evidence best?
INSERT INTO fit
WITH scored AS (
    SELECT
        pair.left_id AS evidence_id, place.cluster_id, max(pair.score) AS score,
        -- all that dates the cluster by day or month dates it after the text
        bool_and(pair.is_told_before) FILTER (dated.date_precision IN ('day', 'month')) AS is_told_before
    FROM pair
    JOIN evidence ON evidence.evidence_id = pair.left_id AND evidence.level = $level
    JOIN place ON place.evidence_id = pair.right_id
    JOIN evidence AS dated ON dated.evidence_id = pair.right_id
    WHERE pair.left_id NOT IN (SELECT evidence_id FROM place)
    GROUP BY ALL
    HAVING max(pair.score) IS NOT NULL AND is_told_before IS DISTINCT FROM TRUE
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
