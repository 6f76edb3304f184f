-- Where evidence has found its place: a cluster, or several that fit equally.
CREATE OR REPLACE TEMP TABLE place (evidence_id VARCHAR, cluster_id VARCHAR, level INTEGER, is_attached BOOLEAN);
