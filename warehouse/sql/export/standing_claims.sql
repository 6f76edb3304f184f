-- Which claims stand, and when did what is claimed about their theft last change?
SELECT *
FROM (SELECT *, max(coalesce(withdrawn_at, first_seen_at)) OVER (PARTITION BY theft_id) AS theft_changed_at FROM claims)
WHERE closing IS NULL
ORDER BY claim_id
