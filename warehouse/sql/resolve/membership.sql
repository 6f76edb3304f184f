INSERT INTO membership SELECT * FROM new_membership ORDER BY node_id
