SELECT
    claim.claim_id, version.document_id, version.url, version.title, version.publishers, version.published_on,
    version.language, claim.victim, claim.victim_name, claim.party, claim.voice, claim.actors, claim.stance,
    claim.amounts, claim.theft_date, claim.basis, claim.quote
FROM claim
JOIN version USING (version_id)
WHERE claim.claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
ORDER BY claim.voice, stance_rank(claim.stance) DESC, version.published_on DESC NULLS LAST, claim.claim_id
