-- Claims that stand and are about a placed theft.
CREATE OR REPLACE TEMP TABLE said AS
SELECT claims.*, node_evidence.evidence_id
FROM claims
JOIN node_evidence ON node_evidence.node_id = claims.claim_id
WHERE claims.theft_id IS NOT NULL AND claims.closing IS NULL
