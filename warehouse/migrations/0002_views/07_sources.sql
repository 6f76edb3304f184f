CREATE VIEW sources AS
WITH outcome AS (
    SELECT
        source_id,
        arg_max(status, run_seq) AS status,
        max(finished_at) FILTER (status <> 'failed') AS last_success_at,
        max(finished_at) AS last_tried_at,
        arg_max(address, run_seq) AS address,
        arg_max(message, run_seq) AS message,
        arg_max(next_action, run_seq) AS next_action
    FROM source_outcome
    GROUP BY source_id
),
held AS (
    SELECT version.source_id, count(DISTINCT version.document_id) AS documents, max(version.published_on) AS last_published_on,
           max(first_seen.fetched_at) AS last_new_document_at
    FROM version
    JOIN (
        SELECT reading.version_id, min(capture.fetched_at) AS fetched_at
        FROM reading JOIN capture USING (url, content_sha256)
        GROUP BY reading.version_id
    ) AS first_seen USING (version_id)
    GROUP BY version.source_id
)
SELECT
    source.source_id, source.name, source.publisher, source.language, source.tier,
    coalesce(outcome.status, 'never tried') AS status,
    outcome.last_tried_at, outcome.last_success_at, held.last_new_document_at, held.last_published_on,
    coalesce(held.documents, 0) AS documents, source.stale_after_days,
    coalesce(
        date_diff('day', held.last_new_document_at, (SELECT max(started_at) FROM run)) > source.stale_after_days, FALSE
    ) AS is_stale,
    coalesce(outcome.address, '') AS address, coalesce(outcome.message, '') AS message,
    coalesce(outcome.next_action, '') AS next_action
FROM source
LEFT JOIN outcome USING (source_id)
LEFT JOIN held USING (source_id);

COMMENT ON VIEW sources IS 'The catalogue with each source''s health';
COMMENT ON COLUMN sources.source_id IS 'Id: the name of its file in config/sources';
COMMENT ON COLUMN sources.name IS 'Name';
COMMENT ON COLUMN sources.publisher IS 'Party id of the publisher';
COMMENT ON COLUMN sources.language IS 'Language of its texts';
COMMENT ON COLUMN sources.tier IS 'official, industry or press';
COMMENT ON COLUMN sources.status IS 'Latest outcome: ok, partial, failed; never tried';
COMMENT ON COLUMN sources.last_tried_at IS 'Latest try (UTC)';
COMMENT ON COLUMN sources.last_success_at IS 'Latest try that gave a listing (UTC)';
COMMENT ON COLUMN sources.last_new_document_at IS 'First capture of its newest text (UTC)';
COMMENT ON COLUMN sources.last_published_on IS 'Latest publication date among its texts';
COMMENT ON COLUMN sources.documents IS 'Pages held';
COMMENT ON COLUMN sources.stale_after_days IS 'Days without a new text after which it is stale';
COMMENT ON COLUMN sources.is_stale IS 'No new text for longer than that, counted to the latest run';
COMMENT ON COLUMN sources.address IS 'The address that answered last';
COMMENT ON COLUMN sources.message IS 'What went wrong last; empty: nothing';
COMMENT ON COLUMN sources.next_action IS 'What to do about it';
