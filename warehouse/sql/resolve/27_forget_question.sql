-- What is thought over again is asked again, if it is still open. A masked victim may be any other block's, and a contradiction
-- goes away with a decision.
DELETE FROM question
WHERE kind IN ('masked_victim', 'contradiction')
   OR claim_id IN (SELECT node_id FROM node SEMI JOIN changed_whom USING (whom))
   OR claim_id NOT IN (SELECT node_id FROM node)
