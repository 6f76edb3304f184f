-- How many contents were last read by another parser than this one?
SELECT count(*) AS contents
FROM (
    SELECT url, content_sha256
    FROM reading
    SEMI JOIN (SELECT url, content_sha256 FROM reading WHERE parser_version <> $parser_version) AS once
    USING (url, content_sha256)
    GROUP BY url, content_sha256
    HAVING arg_max(parser_version, last_run_seq) <> $parser_version
)
