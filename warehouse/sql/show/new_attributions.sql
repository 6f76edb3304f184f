-- Which attributions beyond the baselines did a run find, and in which words?
WITH found AS (
    SELECT difference_id, theft_id, victim, victim_name, party, category, is_reported_only, unnest(claim_ids) AS claim_id
    FROM differences
    WHERE run_id = $run_id AND category IN ('new_theft', 'new_party') AND NOT is_parser_changed
),
told AS (
    SELECT
        found.difference_id, claims.*,
        -- a party's own words come first, then the surest of them, then those that say most
        row_number() OVER (
            PARTITION BY found.difference_id
            ORDER BY claims.voice <> 'own', list_position(['asserted', 'assessed', 'suspected'], claims.stance) NULLS LAST,
                     len(claims.actors) DESC, length(claims.theft_date) DESC NULLS LAST, claims.published_on, claims.claim_id
        ) AS place
    FROM found
    JOIN claims USING (claim_id)
)
SELECT
    found.victim,
    found.party,
    string_agg(DISTINCT told.party, ', ' ORDER BY told.party) AS said_by,
    CASE WHEN found.is_reported_only THEN 'reported' ELSE arg_min(told.stance, told.place) END AS how,
    arg_min(told.actors, told.place) AS actors,
    arg_min(told.theft_date, told.place) AS theft_date,
    -- what this party says was stolen, not what others say of the same theft
    arg_min(told.amount_usd, told.place) AS amount_usd,
    found.category,
    arg_min(told.url, told.place) AS url
FROM found
JOIN told USING (difference_id, claim_id)
GROUP BY found.difference_id, found.victim, found.party, found.is_reported_only, found.category
ORDER BY found.is_reported_only, amount_usd DESC NULLS LAST, found.victim, found.party
