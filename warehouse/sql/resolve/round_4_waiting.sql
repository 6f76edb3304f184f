-- What stood between two others until they had their clusters.
CREATE OR REPLACE TEMP TABLE waiting AS
SELECT evidence_id FROM was WHERE is_waiting
