-- Which of the clusters so far fit this level's evidence best?
CREATE OR REPLACE TEMP TABLE fit AS
WITH now AS (
    SELECT evidence_id FROM unplaced ANTI JOIN place USING (evidence_id) WHERE level = $level
),
scored AS (
    SELECT
        pair.left_id AS evidence_id, place.cluster_id, max(pair.score) AS score,
        -- all that dates the cluster by day or month dates it after the text
        bool_and(pair.is_told_before) FILTER (dated.date_precision IN ('day', 'month')) AS is_told_before
    FROM pair
    SEMI JOIN now ON now.evidence_id = pair.left_id
    JOIN place ON place.evidence_id = pair.right_id AND place.step < $step
    JOIN evidence AS dated ON dated.evidence_id = pair.right_id
    WHERE pair.level = $level
    GROUP BY ALL
    HAVING max(pair.score) IS NOT NULL AND is_told_before IS DISTINCT FROM TRUE
),
allowed AS (
    SELECT scored.*
    FROM scored
    ANTI JOIN (
        SELECT forbidden.left_id AS evidence_id, place.cluster_id
        FROM forbidden JOIN place ON place.evidence_id = forbidden.right_id AND place.step < $step
    ) AS kept_apart USING (evidence_id, cluster_id)
)
SELECT evidence_id, list(cluster_id ORDER BY cluster_id) AS clusters
FROM (SELECT *, score = max(score) OVER (PARTITION BY evidence_id) AS is_best FROM allowed)
WHERE is_best
GROUP BY evidence_id
