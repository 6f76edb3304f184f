INSERT INTO reading
SELECT incoming.*, $parser_version, $run_seq, $run_seq
FROM (
    SELECT DISTINCT
        unnest($url::VARCHAR[])            AS url,
        unnest($content_sha256::VARCHAR[]) AS content_sha256,
        unnest($version_id::VARCHAR[])     AS version_id
) AS incoming
ANTI JOIN reading USING (url, content_sha256, version_id)
