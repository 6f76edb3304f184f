INSERT INTO claim_life SELECT * FROM new_claim_life ORDER BY claim_id
