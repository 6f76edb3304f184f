CREATE VIEW documents AS
WITH seen AS (
    SELECT reading.version_id, min(capture.fetched_at) AS first_seen_at, max(capture.fetched_at) AS last_seen_at,
           max(reading.last_run_seq) AS last_run_seq, arg_min(capture.warc_file, capture.fetched_at) AS warc_file,
           arg_min(capture.record_id, capture.fetched_at) AS record_id
    FROM reading JOIN capture USING (url, content_sha256)
    GROUP BY reading.version_id
),
told AS (
    SELECT version_id, count(*) AS claims
    FROM claim JOIN claim_life USING (claim_id)
    WHERE closing IS DISTINCT FROM 'parser_changed'
    GROUP BY version_id
),
latest AS (
    -- not a window over all columns: that takes ten times as long
    SELECT arg_max(version_id, (last_seen_at, last_run_seq, version_id)) AS version_id
    FROM version JOIN seen USING (version_id)
    GROUP BY document_id, is_feed_item
)
SELECT
    version.document_id, version.version_id, version.url, version.title, version.publishers, version.published_on,
    version.language, version.media_type, version.source_id, version.is_feed_item,
    latest.version_id IS NOT NULL AS is_latest,
    length(version.text) AS text_length, version.content_sha256, version.text_sha256,
    coalesce(origin.origin_id, version.version_id) AS origin_id, coalesce(told.claims, 0) AS claims,
    seen.first_seen_at, seen.last_seen_at, seen.warc_file, seen.record_id
FROM version
JOIN seen USING (version_id)
LEFT JOIN latest ON latest.version_id = version.version_id
LEFT JOIN told ON told.version_id = version.version_id
LEFT JOIN origin ON origin.version_id = version.version_id;

COMMENT ON VIEW documents IS 'Published texts, one row a version';
COMMENT ON COLUMN documents.document_id IS 'The page, in all its versions';
COMMENT ON COLUMN documents.version_id IS 'This text of it';
COMMENT ON COLUMN documents.url IS 'Address';
COMMENT ON COLUMN documents.title IS 'Title';
COMMENT ON COLUMN documents.publishers IS 'Party ids of publisher and co-issuers';
COMMENT ON COLUMN documents.published_on IS 'Publication date that it states';
COMMENT ON COLUMN documents.language IS 'ISO 639-1 code; und: unknown';
COMMENT ON COLUMN documents.media_type IS 'Kind of file that was read';
COMMENT ON COLUMN documents.source_id IS 'The source in the catalogue; empty for files added by hand';
COMMENT ON COLUMN documents.is_feed_item IS 'The text is an item of a feed';
COMMENT ON COLUMN documents.is_latest IS 'The version that was seen last';
COMMENT ON COLUMN documents.text_length IS 'Length of the stored text in Unicode code points';
COMMENT ON COLUMN documents.content_sha256 IS 'SHA-256 of the bytes fetched';
COMMENT ON COLUMN documents.text_sha256 IS 'SHA-256 of the text read';
COMMENT ON COLUMN documents.origin_id IS 'Copies and translations of one text share it';
COMMENT ON COLUMN documents.claims IS 'Claims that this version carries';
COMMENT ON COLUMN documents.first_seen_at IS 'First capture of this version (UTC)';
COMMENT ON COLUMN documents.last_seen_at IS 'Latest capture of this version (UTC)';
COMMENT ON COLUMN documents.warc_file IS 'Archive file of the first capture';
COMMENT ON COLUMN documents.record_id IS 'Its WARC record';
