-- Evidence to be weighed in this round. `turn`: when it was found that it must be.
CREATE OR REPLACE TEMP TABLE weighed AS
SELECT evidence_id, 0 AS turn FROM altered
