SELECT * FROM alerts ORDER BY queued_at DESC, recipient, difference_id
