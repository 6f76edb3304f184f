SELECT * FROM attributions ORDER BY theft_id, party
