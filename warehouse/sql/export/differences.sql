SELECT * FROM differences WHERE ended_at IS NULL ORDER BY baseline, category, victim, party, aspect, after, difference_id
