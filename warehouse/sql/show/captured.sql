-- Which captures has the warehouse taken in, read or not readable, and where do they lie?
SELECT record_id, url, content_sha256, warc_file, warc_offset FROM capture
