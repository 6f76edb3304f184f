-- What is to be placed.
CREATE OR REPLACE TEMP TABLE unplaced AS
SELECT evidence_id, level FROM evidence SEMI JOIN weighed USING (evidence_id) WHERE NOT is_gone AND level >= $from_level
