-- Copies of copies are one origin, named by the smallest of its texts.
CREATE OR REPLACE TEMP TABLE new_origin AS
WITH RECURSIVE copy AS (
    SELECT left_id, right_id FROM twin UNION ALL SELECT right_id, left_id FROM twin
),
labelled(version_id, root) USING KEY (version_id) AS (
    SELECT version_id, version_id FROM text_told
    UNION
    SELECT copy.right_id, min(labelled.root)
    FROM labelled
    JOIN copy ON copy.left_id = labelled.version_id
    JOIN recurring.labelled AS held ON held.version_id = copy.right_id
    WHERE labelled.root < held.root
    GROUP BY copy.right_id
)
SELECT version_id, root AS origin_id FROM labelled
