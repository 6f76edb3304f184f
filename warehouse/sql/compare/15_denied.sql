-- Who denies that the accused did it, or doubts somebody's word on it? Also where states have spoken.
INSERT INTO found
SELECT
    baseline.baseline_id, said.theft_id, said.speaker, 'stance', said.stance,
    coalesce(any_value(baseline_row.stance), ''),
    said.stance || CASE WHEN bool_and(said.voice = 'reported') THEN ', as reported' ELSE '' END
        || coalesce(': ' || nullif(array_to_string(list_sort(list_distinct(flatten(list(said.actors)))), ', '), ''), ''),
    list(said.claim_id ORDER BY said.claim_id), bool_and(said.voice = 'reported'), min(said.first_seen_at)
FROM said
CROSS JOIN baseline
LEFT JOIN baseline_row
  ON baseline_row.baseline_id = baseline.baseline_id AND baseline_row.theft_id = said.theft_id
 AND baseline_row.party = said.speaker
WHERE said.stance IN ('denied', 'disputed') AND said.party <> 'unstated'
GROUP BY baseline.baseline_id, said.theft_id, said.speaker, said.stance
