SELECT * FROM sources ORDER BY status = 'ok', source_id
