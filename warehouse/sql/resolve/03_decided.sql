-- What people's decisions are about, as subjects of nodes. A side that names nothing held is left out here and
-- reported by decisions_unmatched.
CREATE OR REPLACE TEMP TABLE decided AS
WITH name AS (
    SELECT node_id AS name, subject_id, whom FROM node
    UNION
    SELECT own_theft_id, subject_id, whom FROM node
    UNION
    -- a claim that its text no longer gives stands for what the document says of this party and victim now
    SELECT claim.claim_id, node.subject_id, node.whom
    FROM claim
    JOIN node ON node.document_id = claim.document_id AND node.victim = claim.victim AND node.party = claim.party
    WHERE claim.claim_id NOT IN (SELECT node_id FROM node)
)
SELECT DISTINCT
    verdict, left_name.subject_id AS left_subject, right_name.subject_id AS right_subject
FROM decision
JOIN name AS left_name ON left_name.name = decision.left_id
JOIN name AS right_name ON right_name.name = decision.right_id
WHERE left_name.subject_id <> right_name.subject_id
