CREATE OR REPLACE TEMP TABLE altered AS SELECT evidence_id FROM evidence
