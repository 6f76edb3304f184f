-- What was read before and is read again: the latest run that did so is remembered.
UPDATE reading
SET last_run_seq = $run_seq, parser_version = $parser_version
FROM (
    SELECT DISTINCT
        unnest($url::VARCHAR[])            AS url,
        unnest($content_sha256::VARCHAR[]) AS content_sha256,
        unnest($version_id::VARCHAR[])     AS version_id
) AS incoming
WHERE reading.url = incoming.url
  AND reading.content_sha256 = incoming.content_sha256
  AND reading.version_id = incoming.version_id
