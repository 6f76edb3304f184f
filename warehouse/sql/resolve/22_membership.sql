-- A theft is named by its earliest claim; by a baseline's row only while no claim is there. Unchanged blocks keep
-- what they have.
CREATE OR REPLACE TEMP TABLE new_membership AS
WITH named AS (
    SELECT
        cluster_id,
        coalesce(
            arg_min(own_theft_id, (coalesce(published_on, DATE '9999-12-31'), node_id)) FILTER (NOT is_baseline),
            min(own_theft_id)
        ) AS theft_id
    FROM node_place
    WHERE cluster_id IS NOT NULL
    GROUP BY cluster_id
)
SELECT node_place.node_id, named.theft_id, node_place.evidence_id, node_place.joined_by
FROM node_place
LEFT JOIN named USING (cluster_id)
UNION ALL
SELECT membership.*
FROM membership
JOIN node USING (node_id)
ANTI JOIN changed_whom ON changed_whom.whom = node.whom
