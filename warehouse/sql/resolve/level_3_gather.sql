-- It makes new clusters among itself. A cluster is named by its smallest piece of evidence.
INSERT INTO place
WITH RECURSIVE labelled(evidence_id, root) USING KEY (evidence_id) AS (
    SELECT evidence_id, evidence_id FROM alone
    UNION
    SELECT edge.right_id, min(labelled.root)
    FROM labelled
    JOIN edge ON edge.left_id = labelled.evidence_id
    JOIN recurring.labelled AS held ON held.evidence_id = edge.right_id
    WHERE labelled.root < held.root
    GROUP BY edge.right_id
)
SELECT evidence_id, root, $level, FALSE FROM labelled
