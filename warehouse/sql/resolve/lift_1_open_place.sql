DELETE FROM open_place
WHERE evidence_id IN (SELECT evidence_id FROM evidence SEMI JOIN weighed USING (evidence_id) WHERE level >= $from_level)
