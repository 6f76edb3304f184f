-- Which theft dates of the state's own texts are not the one that the baseline states?
INSERT INTO found
SELECT
    present.baseline_id, present.theft_id, present.party, 'date', 'date_differs',
    present.row_date, said.theft_date,
    list(said.claim_id ORDER BY said.claim_id), FALSE, min(said.first_seen_at)
FROM present
JOIN said ON list_contains(present.claim_ids, said.claim_id)
WHERE present.is_in_row AND present.is_standing AND said.voice = 'own'
  AND left(said.theft_date, least(length(said.theft_date), length(present.row_date)))
   <> left(present.row_date, least(length(said.theft_date), length(present.row_date)))
GROUP BY ALL
