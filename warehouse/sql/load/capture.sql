INSERT INTO capture
SELECT incoming.*, $run_seq
FROM (
    SELECT DISTINCT
        unnest($record_id::VARCHAR[])       AS record_id,
        unnest($url::VARCHAR[])             AS url,
        unnest($content_sha256::VARCHAR[])  AS content_sha256,
        unnest($fetched_at::TIMESTAMP[])    AS fetched_at,
        unnest($source_id::VARCHAR[])       AS source_id,
        unnest($warc_file::VARCHAR[])       AS warc_file,
        unnest($warc_offset::BIGINT[])      AS warc_offset,
        unnest($is_revisit::BOOLEAN[])      AS is_revisit
) AS incoming
ANTI JOIN capture USING (record_id)
QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY url, content_sha256) = 1
