-- All that is open is asked again; of names that sound alike, only where something is touched.
DELETE FROM question
WHERE kind <> 'similar_name'
   OR claim_id IN (SELECT node_id FROM named SEMI JOIN asked USING (evidence_id))
   OR claim_id IN (SELECT node_id FROM named SEMI JOIN touched USING (evidence_id))
   OR claim_id NOT IN (SELECT node_id FROM node)
