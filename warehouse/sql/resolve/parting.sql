INSERT INTO parting SELECT * FROM new_parting ORDER BY theft_id, other_theft_id
