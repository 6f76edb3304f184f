-- Whom the state accuses, against whom the baseline accuses: narrower, or somebody else.
INSERT INTO found
WITH accused AS (
    SELECT
        present.baseline_id, present.theft_id, present.party, present.row_actors, said.claim_id, said.actors,
        said.published_on, said.first_seen_at, unnest(said.actors) AS actor
    FROM present
    JOIN said ON list_contains(present.claim_ids, said.claim_id)
    WHERE present.is_in_row AND NOT present.is_reported_only AND said.voice = 'own'
      AND said.stance IN ('asserted', 'assessed', 'suspected')
),
judged AS (
    SELECT
        *,
        -- named beside the baseline's own actor, or known to belong to it
        list_has_any(actors, row_actors) OR EXISTS (
            SELECT 1 FROM actor_within WHERE narrow = actor AND list_contains(row_actors, broad)
        ) AS is_narrower,
        EXISTS (
            SELECT 1 FROM actor_within WHERE list_contains(row_actors, narrow) AND broad = actor
        ) AS is_broader
    FROM accused
    WHERE NOT list_contains(row_actors, actor)
),
named AS (
    -- placed as in the earliest text that names them, which has the most specific first
    SELECT
        baseline_id, theft_id, party, row_actors, is_narrower, actor,
        min((coalesce(published_on, DATE '9999-12-31'), claim_id, list_position(actors, actor))) AS place,
        list(claim_id) AS claim_ids, min(first_seen_at) AS first_seen_at
    FROM judged
    WHERE is_narrower OR NOT is_broader
    GROUP BY baseline_id, theft_id, party, row_actors, is_narrower, actor
)
SELECT
    baseline_id, theft_id, party, 'actor', CASE WHEN is_narrower THEN 'actor_refined' ELSE 'actor_conflict' END,
    array_to_string(row_actors, ', '), array_to_string(list(actor ORDER BY place), ', '),
    list_sort(list_distinct(flatten(list(claim_ids)))), FALSE, min(first_seen_at)
FROM named
GROUP BY baseline_id, theft_id, party, row_actors, is_narrower
