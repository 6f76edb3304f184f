-- What did each address carry when it was last captured?
SELECT url, arg_max(content_sha256, (fetched_at, record_id)) AS content_sha256 FROM capture GROUP BY url
