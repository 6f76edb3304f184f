-- What fits nothing so far makes new clusters among itself. A cluster is named by its smallest piece of evidence.
INSERT INTO place
WITH RECURSIVE alone AS (
    SELECT evidence_id FROM evidence WHERE level = $level AND evidence_id NOT IN (SELECT evidence_id FROM fit)
),
edge AS (
    SELECT pair.left_id, pair.right_id
    FROM pair
    SEMI JOIN alone AS a ON a.evidence_id = pair.left_id
    SEMI JOIN alone AS b ON b.evidence_id = pair.right_id
    ANTI JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
),
reach AS (
    SELECT evidence_id, evidence_id AS root FROM alone
    UNION
    SELECT edge.right_id, reach.root
    FROM reach JOIN edge ON edge.left_id = reach.evidence_id
    WHERE reach.root < edge.right_id
)
SELECT evidence_id, min(root), $level, FALSE FROM reach GROUP BY evidence_id
