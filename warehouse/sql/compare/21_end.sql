UPDATE difference SET ended_at = $at
WHERE ended_at IS NULL AND difference_id NOT IN (SELECT difference_id FROM difference_now)
