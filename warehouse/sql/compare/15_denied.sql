-- Who denies that the accused did it, or doubts somebody's word on it? Also where states have spoken.
INSERT INTO found
WITH accused AS (
    SELECT theft_id, speaker, stance, array_to_string(list(actor ORDER BY place), ', ') AS actors
    FROM (
        -- placed as in the earliest text that names them, which has the most specific first
        SELECT
            theft_id, speaker, stance, actor,
            min((coalesce(published_on, DATE '9999-12-31'), claim_id, list_position(actors, actor))) AS place
        FROM (
            SELECT theft_id, speaker, stance, published_on, claim_id, actors, unnest(actors) AS actor
            FROM said WHERE party <> 'unstated'
        )
        GROUP BY theft_id, speaker, stance, actor
    )
    GROUP BY theft_id, speaker, stance
)
SELECT
    baseline.baseline_id, said.theft_id, said.speaker, 'stance', said.stance,
    coalesce(any_value(baseline_row.stance), ''),
    said.stance || CASE WHEN bool_and(said.voice = 'reported') THEN ', as reported' ELSE '' END
        || coalesce(': ' || any_value(accused.actors), ''),
    list(said.claim_id ORDER BY said.claim_id), bool_and(said.voice = 'reported'), min(said.first_seen_at)
FROM said
CROSS JOIN baseline
LEFT JOIN accused
  ON accused.theft_id = said.theft_id AND accused.speaker = said.speaker AND accused.stance = said.stance
LEFT JOIN baseline_row
  ON baseline_row.baseline_id = baseline.baseline_id AND baseline_row.theft_id = said.theft_id
 AND baseline_row.party = said.speaker
WHERE said.stance IN ('denied', 'disputed') AND said.party <> 'unstated'
GROUP BY baseline.baseline_id, said.theft_id, said.speaker, said.stance
