-- What still holds, or holds again: with today's evidence. It was mailed once, and is not mailed again.
UPDATE difference
SET claim_ids = now.claim_ids, detected_at = now.detected_at, category = now.category,
    is_reported_only = now.is_reported_only, ended_at = NULL
FROM difference_now AS now
WHERE difference.difference_id = now.difference_id
  AND (difference.claim_ids <> now.claim_ids OR difference.detected_at <> now.detected_at
       OR difference.ended_at IS NOT NULL OR difference.category <> now.category)
