-- What the names in people's decisions stand for, as subjects of nodes. A theft stands for the claim that names it.
-- A claim that its text no longer gives stands for what the document says of that party and victim now; if that is
-- nothing, a theft that it named stands for the earliest of its other claims.
CREATE OR REPLACE TEMP TABLE decision_name AS
WITH written AS (
    SELECT left_id AS name FROM decision UNION SELECT right_id FROM decision
),
unread AS (
    SELECT claim_id, left(sha256('theft ' || claim_id), 32) AS own_theft_id, document_id, victim, party
    FROM claim
    WHERE EXISTS (FROM written) AND claim_id NOT IN (SELECT node_id FROM node)
),
known AS (
    SELECT name, subject_id, whom, is_baseline AS is_theft FROM written JOIN node ON node_id = name
    UNION
    SELECT name, subject_id, whom, TRUE FROM written JOIN node ON own_theft_id = name
    UNION
    SELECT name, node.subject_id, node.whom, name = unread.own_theft_id
    FROM written
    JOIN unread ON name IN (unread.claim_id, unread.own_theft_id)
    JOIN node ON node.document_id = unread.document_id AND node.victim = unread.victim AND node.party = unread.party
),
lost AS (
    SELECT written.name, coalesce(theft_forward.forwarded_to, written.name) AS theft_id
    FROM written
    LEFT JOIN theft_forward ON theft_forward.theft_id = written.name
    WHERE written.name NOT IN (SELECT name FROM known)
),
other_side AS (
    SELECT lost.name, known.subject_id
    FROM lost
    JOIN decision ON lost.name IN (left_id, right_id)
    JOIN known ON known.name IN (left_id, right_id)
)
SELECT name, subject_id, whom, is_theft FROM known
UNION ALL
SELECT lost.name, arg_min(node.subject_id, (coalesce(node.published_on, DATE '9999-12-31'), node.node_id)),
       arg_min(node.whom, (coalesce(node.published_on, DATE '9999-12-31'), node.node_id)), TRUE
FROM lost
JOIN membership USING (theft_id)
JOIN node USING (node_id)
-- which may be there by this very decision
ANTI JOIN other_side ON other_side.name = lost.name AND other_side.subject_id = node.subject_id
GROUP BY lost.name
