-- Which stored texts are not those that were hashed when they were read?
SELECT version_id, url FROM version WHERE sha256(text) <> text_sha256 ORDER BY version_id
