-- Which contents of these addresses were last read by another parser than this one?
SELECT url, content_sha256
FROM reading
SEMI JOIN (SELECT unnest($urls::VARCHAR[]) AS url) AS asked USING (url)
GROUP BY url, content_sha256
HAVING arg_max(parser_version, last_run_seq) <> $parser_version
