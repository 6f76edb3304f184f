-- Clusters after people's word that two are the same: the smallest name of all that were joined.
CREATE OR REPLACE TEMP TABLE settled AS
WITH RECURSIVE joined AS (
    SELECT DISTINCT a.cluster_id AS left_id, b.cluster_id AS right_id
    FROM decided
    JOIN node_evidence AS left_node ON left_node.subject_id = decided.left_subject
    JOIN node_evidence AS right_node ON right_node.subject_id = decided.right_subject
    JOIN place AS a ON a.evidence_id = left_node.evidence_id
    JOIN place AS b ON b.evidence_id = right_node.evidence_id
    WHERE decided.verdict = 'same' AND a.cluster_id <> b.cluster_id
),
edge AS (
    SELECT left_id, right_id FROM joined UNION SELECT right_id, left_id FROM joined
),
reach AS (
    SELECT DISTINCT cluster_id, cluster_id AS root FROM place
    UNION
    SELECT edge.right_id, reach.root
    FROM reach JOIN edge ON edge.left_id = reach.cluster_id
)
SELECT cluster_id, min(root) AS settled_id FROM reach GROUP BY cluster_id
