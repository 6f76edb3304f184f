-- It makes new clusters among itself. A cluster is named by its smallest piece of evidence.
INSERT INTO place
WITH RECURSIVE labelled(gathering, root) USING KEY (gathering) AS (
    SELECT gathering, min(evidence_id) FROM alone GROUP BY gathering
    UNION
    SELECT edge.right_id, min(labelled.root)
    FROM labelled
    JOIN edge ON edge.left_id = labelled.gathering
    JOIN recurring.labelled AS held ON held.gathering = edge.right_id
    WHERE labelled.root < held.root
    GROUP BY edge.right_id
)
SELECT alone.evidence_id, labelled.root, $level, FALSE, $step
FROM labelled
JOIN alone USING (gathering)
WHERE alone.is_weighed
