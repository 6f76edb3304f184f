-- Which attributions beyond the baselines did a run find, and in which words?
WITH found AS (
    SELECT difference_id, theft_id, victim, victim_name, party, category, is_reported_only, unnest(claim_ids) AS claim_id
    FROM differences
    WHERE run_id = $run_id AND category IN ('new_theft', 'new_party') AND NOT is_parser_changed
)
SELECT
    found.victim,
    found.party,
    string_agg(DISTINCT claims.party, ', ' ORDER BY claims.party) AS said_by,
    CASE WHEN found.is_reported_only THEN 'reported' ELSE arg_max(claims.stance, (claims.voice = 'own', claims.claim_id)) END
        AS how,
    arg_max(claims.actors, (claims.voice = 'own', len(claims.actors), claims.claim_id)) AS actors,
    max(claims.theft_date) AS theft_date,
    -- what this party says was stolen, not what others say of the same theft
    max(claims.amount_usd) AS amount_usd,
    found.category,
    min(claims.url) AS url
FROM found
JOIN claims USING (claim_id)
GROUP BY found.difference_id, found.victim, found.party, found.is_reported_only, found.category
ORDER BY found.is_reported_only, amount_usd DESC NULLS LAST, found.victim, found.party
