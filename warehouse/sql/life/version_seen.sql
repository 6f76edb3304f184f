-- When each text was seen first and last, where the first capture lies, and which of its page was seen last. Told of the
-- touched pages only.
INSERT INTO version_seen
WITH touched_version AS (
    SELECT version_id, document_id, is_feed_item FROM version SEMI JOIN touched_page USING (document_id)
),
seen AS (
    SELECT reading.version_id, min(capture.fetched_at) AS first_seen_at, max(capture.fetched_at) AS last_seen_at,
           max(reading.last_run_seq) AS last_run_seq,
           arg_min({'file': capture.warc_file, 'record_id': capture.record_id}, (capture.fetched_at, capture.record_id))
               AS first
    FROM reading
    SEMI JOIN touched_version USING (version_id)
    JOIN capture USING (url, content_sha256)
    GROUP BY reading.version_id
),
latest AS (
    -- not a window over all columns: that takes ten times as long
    SELECT arg_max(version_id, (last_seen_at, last_run_seq, version_id)) AS version_id
    FROM touched_version JOIN seen USING (version_id)
    GROUP BY document_id, is_feed_item
)
SELECT
    version_id, document_id, latest.version_id IS NOT NULL, first_seen_at, last_seen_at, first.file, first.record_id
FROM touched_version
JOIN seen USING (version_id)
LEFT JOIN latest USING (version_id)
ORDER BY version_id
