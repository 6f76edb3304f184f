-- Which captures has the warehouse taken in, read or not readable?
SELECT record_id, url, content_sha256 FROM capture
