-- How surely the state says it in its latest text, if that is later than the baseline.
INSERT INTO found
SELECT
    baseline_id, theft_id, party, 'stance',
    CASE WHEN stance_rank(stance) > stance_rank(row_stance) THEN 'stance_raised' ELSE 'stance_lowered' END,
    row_stance, stance, claim_ids, FALSE, first_seen_at
FROM present
WHERE is_in_row AND is_standing AND NOT is_reported_only
  AND stance IN ('asserted', 'assessed', 'suspected') AND stance_rank(stance) <> stance_rank(row_stance)
  AND coalesce(last_published_on >= issued_on, TRUE)
