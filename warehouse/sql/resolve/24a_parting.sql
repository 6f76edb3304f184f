-- Of each two thefts that one name is told of: which two members come closest, and what keeps them apart?
CREATE OR REPLACE TEMP TABLE new_parting AS
WITH weighed_pair AS (
    SELECT left_id, right_id, name_fit, gap, agreement, is_told_before, score
    FROM pair WHERE name_fit IN ('same', 'near')
    UNION
    SELECT right_id, left_id, name_fit, gap, agreement, is_told_before, score
    FROM pair WHERE name_fit IN ('same', 'near')
),
evidence_theft AS (
    SELECT new_membership.evidence_id, new_membership.theft_id, arg_min(node_id, (coalesce(published_on, DATE '9999-12-31'), node_id)) AS node_id
    FROM new_membership
    JOIN node USING (node_id)
    WHERE theft_id IS NOT NULL
    GROUP BY ALL
),
closest AS (
    SELECT
        own.theft_id, other.theft_id AS other_theft_id,
        arg_max(
            {'node_id': own.node_id, 'other_node_id': other.node_id, 'score': pair.score, 'gap': pair.gap,
             'agreement': pair.agreement, 'name_fit': pair.name_fit, 'is_told_before': pair.is_told_before,
             'parted_by': forbidden.parted_by},
            (forbidden.parted_by IS NOT NULL, coalesce(pair.score, -1), NOT pair.is_told_before, -coalesce(pair.gap, 99999),
             own.node_id, other.node_id)
        ) AS met,
        count(*) FILTER (forbidden.parted_by IS NULL AND pair.score IS NOT NULL) AS fits
    FROM evidence_theft AS own
    JOIN weighed_pair AS pair ON pair.left_id = own.evidence_id
    JOIN evidence_theft AS other ON other.evidence_id = pair.right_id AND other.theft_id <> own.theft_id
    LEFT JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
    WHERE own.theft_id IN (FROM touched_theft) OR other.theft_id IN (FROM touched_theft)
    GROUP BY own.theft_id, other.theft_id
)
SELECT
    theft_id, other_theft_id, met.node_id, met.other_node_id, met.score, met.gap AS days_apart,
    met.agreement AS sums_agree, met.name_fit,
    CASE
        WHEN met.parted_by IS NOT NULL THEN met.parted_by
        WHEN met.score IS NOT NULL THEN 'better_fit'
        WHEN met.is_told_before THEN 'order'
        ELSE 'facts'
    END AS parted_by
FROM closest
UNION ALL
SELECT parting.*
FROM parting
WHERE theft_id NOT IN (FROM touched_theft) AND other_theft_id NOT IN (FROM touched_theft)
