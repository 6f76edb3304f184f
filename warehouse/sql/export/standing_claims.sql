-- Which claims stand?
SELECT * FROM claims WHERE closing IS NULL ORDER BY claim_id
