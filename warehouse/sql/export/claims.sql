SELECT * FROM claims ORDER BY claim_id
