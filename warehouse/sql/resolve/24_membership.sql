-- Beside which other claim each stands in its theft. Thefts that nothing has touched keep what they have.
CREATE OR REPLACE TEMP TABLE new_membership AS
WITH placed AS (
    FROM named SEMI JOIN touched_theft USING (theft_id)
),
evidence_theft AS (
    -- a piece of evidence stands for its first node
    SELECT evidence_id, theft_id, arg_min(node_id, (coalesce(published_on, DATE '9999-12-31'), node_id)) AS node_id
    FROM placed
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
SELECT named.node_id, named.theft_id, named.evidence_id, named.joined_by, membership.beside_id, membership.score,
       membership.days_apart, membership.sums_agree, membership.name_fit
FROM named
JOIN membership USING (node_id, theft_id)
ANTI JOIN touched_theft USING (theft_id)
UNION ALL
SELECT node_id, NULL, evidence_id, joined_by, NULL, NULL, NULL, NULL, NULL FROM named WHERE theft_id IS NULL
