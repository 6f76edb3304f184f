-- Which contents were last read by another parser than this one?
SELECT url, content_sha256
FROM reading
GROUP BY url, content_sha256
HAVING arg_max(parser_version, last_run_seq) <> $parser_version
