CREATE OR REPLACE TEMP TABLE open_place (evidence_id VARCHAR, clusters VARCHAR[]);
