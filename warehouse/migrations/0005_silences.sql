-- How long each source has been silent, beside the longest silence that it ever kept.

CREATE OR REPLACE VIEW sources AS
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
first_seen AS (
    SELECT reading.version_id, min(capture.fetched_at) AS fetched_at
    FROM reading JOIN capture USING (url, content_sha256)
    GROUP BY reading.version_id
),
page AS (
    -- a page is news on the day that it states, and at the latest when it was first seen
    SELECT
        version.source_id, version.document_id, max(version.published_on) AS published_on,
        max(first_seen.fetched_at) AS newest_at,
        least(coalesce(min(version.published_on), min(first_seen.fetched_at)::DATE), min(first_seen.fetched_at)::DATE) AS news_on
    FROM version
    JOIN first_seen USING (version_id)
    GROUP BY version.source_id, version.document_id
),
told AS (
    SELECT *, date_diff('day', lag(news_on) OVER (PARTITION BY source_id ORDER BY news_on), news_on) AS silence
    FROM page
),
held AS (
    SELECT
        source_id, count(*) AS documents, max(published_on) AS last_published_on, max(newest_at) AS last_new_document_at,
        max(news_on) AS last_news_on, max(silence) AS longest_silence_days,
        date_diff('day', max(news_on), (SELECT max(started_at)::DATE FROM run)) AS silent_days
    FROM told
    GROUP BY source_id
)
SELECT
    source.source_id, source.name, source.publisher, source.language, source.tier,
    coalesce(outcome.status, 'never tried') AS status,
    outcome.last_tried_at, outcome.last_success_at, held.last_new_document_at, held.last_published_on,
    coalesce(held.documents, 0) AS documents, held.last_news_on, held.silent_days, held.longest_silence_days,
    source.stale_after_days,
    coalesce(
        held.silent_days > source.stale_after_days
        -- the longest of a few silences says little
        OR (held.documents >= 10 AND held.silent_days > held.longest_silence_days),
        FALSE
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
COMMENT ON COLUMN sources.last_news_on IS 'Day of its newest page: as the page states it, at the latest when it was first seen';
COMMENT ON COLUMN sources.silent_days IS 'Days from then to the latest run';
COMMENT ON COLUMN sources.longest_silence_days IS 'Most days between two of its pages so far; NULL: it has fewer than two';
COMMENT ON COLUMN sources.stale_after_days IS 'Days without a new page after which its description calls it stale';
COMMENT ON COLUMN sources.is_stale IS 'Silent for longer than that or, with ten pages or more, than ever before';
COMMENT ON COLUMN sources.address IS 'The address that answered last';
COMMENT ON COLUMN sources.message IS 'What went wrong last; empty: nothing';
COMMENT ON COLUMN sources.next_action IS 'What to do about it';
