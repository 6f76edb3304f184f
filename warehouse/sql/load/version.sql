INSERT INTO version
SELECT incoming.*, $run_seq, length(incoming.text)
FROM (
    SELECT
        unnest($version_id::VARCHAR[])       AS version_id,
        unnest($document_id::VARCHAR[])      AS document_id,
        unnest($url::VARCHAR[])              AS url,
        unnest($publishers::VARCHAR[][])     AS publishers,
        unnest($title::VARCHAR[])            AS title,
        unnest($published_on::DATE[])        AS published_on,
        unnest($language::VARCHAR[])         AS language,
        unnest($media_type::VARCHAR[])       AS media_type,
        unnest($source_id::VARCHAR[])        AS source_id,
        unnest($is_feed_item::BOOLEAN[])     AS is_feed_item,
        unnest($content_sha256::VARCHAR[])   AS content_sha256,
        unnest($text_sha256::VARCHAR[])      AS text_sha256,
        unnest($text::VARCHAR[])             AS text,
        unnest($text_signature::UBIGINT[][]) AS text_signature
) AS incoming
ANTI JOIN version USING (version_id)
QUALIFY row_number() OVER (PARTITION BY version_id ORDER BY content_sha256) = 1
