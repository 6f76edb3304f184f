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
),
placed AS (
    SELECT node_place.*, named.theft_id FROM node_place LEFT JOIN named USING (cluster_id)
),
evidence_theft AS (
    -- a piece of evidence stands for its first node
    SELECT evidence_id, theft_id, arg_min(node_id, (coalesce(published_on, DATE '9999-12-31'), node_id)) AS node_id
    FROM placed WHERE theft_id IS NOT NULL
    GROUP BY evidence_id, theft_id
),
beside AS (
    -- which other evidence of its theft does it fit best?
    SELECT
        own.evidence_id, own.theft_id,
        arg_max(
            {'node_id': other.node_id, 'score': pair.score, 'gap': pair.gap, 'agreement': pair.agreement,
             'name_fit': pair.name_fit},
            (pair.score, other.node_id)
        ) AS fit
    FROM evidence_theft AS own
    JOIN pair ON pair.left_id = own.evidence_id
    JOIN evidence_theft AS other ON other.evidence_id = pair.right_id AND other.theft_id = own.theft_id
    WHERE pair.score IS NOT NULL
    GROUP BY own.evidence_id, own.theft_id
)
SELECT
    placed.node_id, placed.theft_id, placed.evidence_id, placed.joined_by,
    -- what says the very same, else what fits best
    CASE WHEN fit IS NULL AND evidence_theft.node_id <> placed.node_id THEN evidence_theft.node_id ELSE fit.node_id END
        AS beside_id,
    fit.score, fit.gap AS days_apart, fit.agreement AS sums_agree,
    CASE WHEN fit IS NULL AND evidence_theft.node_id <> placed.node_id THEN 'same' ELSE fit.name_fit END AS name_fit
FROM placed
LEFT JOIN evidence_theft USING (evidence_id, theft_id)
LEFT JOIN beside USING (evidence_id, theft_id)
UNION ALL
SELECT membership.*
FROM membership
JOIN node USING (node_id)
ANTI JOIN changed_whom ON changed_whom.whom = node.whom
