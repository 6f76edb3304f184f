-- What fits nothing so far. The first time without what would bring together two that are told apart, or whose sums
-- are: that waits until those two have their clusters, and then goes to the one that it fits better, or stays open.
CREATE OR REPLACE TEMP TABLE alone AS
WITH rest AS (
    SELECT evidence_id, NULL AS cluster_id
    FROM unplaced
    ANTI JOIN fit USING (evidence_id)
    ANTI JOIN place USING (evidence_id)
    WHERE level = $level
),
beside AS (
    -- what is not weighed was of the rest as well
    SELECT evidence_id, cluster_id FROM place ANTI JOIN weighed USING (evidence_id) WHERE step = $step
    UNION ALL
    SELECT evidence_id, NULL FROM waiting JOIN evidence USING (evidence_id)
    ANTI JOIN weighed USING (evidence_id) WHERE level = $level AND NOT $is_last
),
everybody AS (
    FROM rest UNION ALL FROM beside
),
fitting AS (
    SELECT left_id, right_id
    FROM pair
    SEMI JOIN rest AS a ON a.evidence_id = pair.left_id
    SEMI JOIN everybody AS b ON b.evidence_id = pair.right_id
    ANTI JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
    WHERE pair.level = $level AND score IS NOT NULL AND NOT $is_last
),
apart AS (
    SELECT left_id, right_id FROM pair WHERE level = $level AND NOT is_possible AND agreement = 0
    UNION
    SELECT left_id, right_id FROM forbidden
),
between AS (
    SELECT one.left_id AS evidence_id
    FROM fitting AS one
    JOIN fitting AS other ON other.left_id = one.left_id
    JOIN apart ON apart.left_id = one.right_id AND apart.right_id = other.right_id
)
SELECT rest.evidence_id, rest.evidence_id AS gathering, TRUE AS is_weighed
FROM rest
ANTI JOIN between USING (evidence_id)
UNION ALL
SELECT evidence_id, 'all of ' || cluster_id, FALSE FROM beside WHERE cluster_id IS NOT NULL
