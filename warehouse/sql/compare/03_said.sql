-- Claims that stand: those about a theft that a baseline names, and those that deny or doubt. More is not compared.
CREATE OR REPLACE TEMP TABLE said AS
WITH asked AS (
    SELECT node_id AS claim_id FROM membership SEMI JOIN baseline_row USING (theft_id)
    UNION
    SELECT claim_id FROM claim WHERE stance IN ('denied', 'disputed')
)
SELECT
    claim.claim_id, claim.version_id, version.url, version.published_on, membership.theft_id, claim.party,
    speaker(claim.party) AS speaker, claim.voice, claim.stance, claim.actors, claim.amounts, claim.theft_date,
    claim_life.first_seen_at, node_evidence.evidence_id
FROM (FROM claim SEMI JOIN asked USING (claim_id)) AS claim
JOIN claim_life USING (claim_id)
JOIN membership ON membership.node_id = claim.claim_id
JOIN node_evidence ON node_evidence.node_id = claim.claim_id
JOIN version ON version.version_id = claim.version_id
WHERE membership.theft_id IS NOT NULL AND claim_life.closing IS NULL
