SELECT * FROM failures ORDER BY happened_at DESC, source_id, url
