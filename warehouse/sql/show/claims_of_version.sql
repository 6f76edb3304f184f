-- What does a version of a document say, and which day do others give for a theft that it does not date?
SELECT
    claims.victim, claims.victim_name, claims.party, claims.voice, claims.actors, claims.stance, claims.amounts,
    claims.theft_date, claims.basis, claims.is_collective, claims.theft_id, thefts.theft_date AS known_date
FROM claims
LEFT JOIN thefts USING (theft_id)
WHERE version_id = $version AND claims.closing IS DISTINCT FROM 'parser_changed'
ORDER BY quote_start, claim_id
