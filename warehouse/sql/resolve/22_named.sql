-- Each node's theft. A theft is named by its earliest claim; by a baseline's row only while no claim is there.
CREATE OR REPLACE TEMP TABLE named AS
WITH theft AS (
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
SELECT node_id, evidence_id, published_on, joined_by, theft_id FROM node_place LEFT JOIN theft USING (cluster_id)
