-- Which sums of the state's own texts are not the baseline's, currency and rough rates considered?
INSERT INTO found
SELECT
    present.baseline_id, present.theft_id, present.party, 'amount', 'amount_differs',
    amounts_text(present.row_amounts), amounts_text(said.amounts),
    list(said.claim_id ORDER BY said.claim_id), FALSE, min(said.first_seen_at)
FROM present
JOIN said ON list_contains(present.claim_ids, said.claim_id)
JOIN amount_pair ON amount_pair.left_id = said.evidence_id AND amount_pair.right_id = present.row_evidence_id
WHERE present.is_in_row AND present.is_standing AND said.voice = 'own' 
  AND (amount_pair.agreement <= 1 OR (amount_pair.agreement = 3 AND amount_pair.same_currency_distance > ln(1.1)))
GROUP BY ALL
