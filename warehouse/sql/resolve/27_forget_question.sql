-- What is thought over again is asked again, if it is still open. A masked victim may be any other block's.
DELETE FROM question
WHERE kind = 'masked_victim'
   OR claim_id IN (SELECT node_id FROM node SEMI JOIN changed_whom USING (whom))
   OR claim_id NOT IN (SELECT node_id FROM node)
