CREATE OR REPLACE TEMP TABLE open_place AS
SELECT evidence_id, clusters FROM was WHERE cluster_id IS NULL
