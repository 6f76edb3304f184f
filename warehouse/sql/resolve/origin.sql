INSERT INTO origin SELECT * FROM new_origin ORDER BY version_id
