-- Where evidence has found its place: a cluster, or several that fit equally. What is not weighed stays where it was.
CREATE OR REPLACE TEMP TABLE place AS
SELECT evidence_id, cluster_id, level, is_attached, step FROM was WHERE cluster_id IS NOT NULL
