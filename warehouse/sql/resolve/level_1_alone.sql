-- What fits nothing so far. The first time without what would bring together two that are told apart, or whose sums
-- are: that waits until those two have their clusters, and then goes to the one that it fits better, or stays open.
CREATE OR REPLACE TEMP TABLE alone AS
WITH rest AS (
    SELECT evidence_id FROM evidence
    WHERE level = $level AND is_changed AND evidence_id NOT IN (SELECT evidence_id FROM fit)
      AND evidence_id NOT IN (SELECT evidence_id FROM place)
),
fitting AS (
    SELECT left_id, right_id
    FROM pair
    SEMI JOIN rest AS a ON a.evidence_id = pair.left_id
    SEMI JOIN rest AS b ON b.evidence_id = pair.right_id
    ANTI JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
    WHERE score IS NOT NULL
),
apart AS (
    SELECT left_id, right_id FROM pair WHERE NOT is_possible AND agreement = 0
    UNION
    SELECT left_id, right_id FROM forbidden
),
between AS (
    SELECT one.left_id AS evidence_id
    FROM fitting AS one
    JOIN apart ON apart.left_id = one.right_id
    JOIN fitting AS other ON other.left_id = one.left_id AND other.right_id = apart.right_id
)
SELECT evidence_id FROM rest WHERE $is_last OR evidence_id NOT IN (SELECT evidence_id FROM between)
