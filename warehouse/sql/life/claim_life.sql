-- Since when, until when and why no longer does each claim stand?
--
-- A page's history is the sequence of its captures. A version ends when a later capture of the same page carries
-- another text; a page that is gone or failed gives no capture to read, so it ends nothing. A claim of a version
-- that ended is `continued` where the next version says the same, `revised` where it says something else about the
-- same party and victim, `withdrawn` where it no longer speaks of them. A claim that the latest reading of its
-- version does not give is `parser_changed`. Items of a feed and the page they lead to are told apart: the one does
-- not replace the other. A file that was handed in without its address gives way once its bytes have one.
-- Told of the touched pages only (life/touched_page.sql).
CREATE OR REPLACE TEMP TABLE new_claim_life AS
WITH touched_version AS (
    SELECT version_id, document_id, is_feed_item FROM version SEMI JOIN touched_page USING (document_id)
),
touched_claim AS (
    SELECT claim.* FROM claim SEMI JOIN touched_version USING (version_id)
),
touched_reading AS (
    SELECT reading.* FROM reading SEMI JOIN touched_version USING (version_id)
),
named AS (
    SELECT content_sha256, min(fetched_at) AS named_at
    FROM capture
    WHERE NOT starts_with(url, 'urn:sha256:')
      AND content_sha256 IN (SELECT content_sha256 FROM capture WHERE starts_with(url, 'urn:sha256:'))
    GROUP BY content_sha256
),
latest_reading AS (
    SELECT url, content_sha256, version_id
    FROM reading
    SEMI JOIN touched_reading USING (url, content_sha256)
    QUALIFY last_run_seq = max(last_run_seq) OVER (PARTITION BY url, content_sha256)
),
sighting AS (
    SELECT DISTINCT version.document_id, version.is_feed_item, capture.fetched_at, version.version_id
    FROM capture
    JOIN latest_reading USING (url, content_sha256)
    JOIN touched_version AS version ON version.version_id = latest_reading.version_id
    WHERE NOT starts_with(capture.url, 'urn:sha256:')
       OR capture.content_sha256 NOT IN (SELECT content_sha256 FROM named)
),
ordered AS (
    SELECT
        *,
        lead(version_id) OVER page AS next_version_id,
        lead(fetched_at) OVER page AS next_at
    FROM sighting
    WINDOW page AS (PARTITION BY document_id, is_feed_item ORDER BY fetched_at, version_id)
),
version_life AS (
    SELECT
        document_id, is_feed_item, version_id,
        min(fetched_at) AS first_at,
        max(fetched_at) AS last_at,
        arg_max(next_version_id, fetched_at) FILTER (next_version_id IS DISTINCT FROM version_id) AS next_version_id,
        arg_max(next_at, fetched_at) FILTER (next_version_id IS DISTINCT FROM version_id) AS next_at,
        bool_or(next_version_id IS NULL) AS is_current
    FROM ordered
    GROUP BY ALL
),
version_reading AS (
    SELECT version_id, min(first_run_seq) AS first_run_seq, max(last_run_seq) AS last_run_seq
    FROM touched_reading
    GROUP BY version_id
),
read_now AS (
    SELECT claim.*, claim_reading.parser_version, version_life.document_id AS page, version_life.is_feed_item,
           version_life.first_at, version_life.last_at, version_life.next_version_id, version_life.next_at,
           version_life.is_current,
           claim_reading.first_run_seq > version_reading.first_run_seq AS is_reread,
           run.started_at AS read_at
    FROM touched_claim AS claim
    JOIN claim_reading USING (claim_id)
    JOIN run ON run.run_seq = claim_reading.first_run_seq
    JOIN version_reading ON version_reading.version_id = claim.version_id
    JOIN version_life ON version_life.version_id = claim.version_id
    WHERE claim_reading.last_run_seq = version_reading.last_run_seq
),
standing AS (
    SELECT
        claim_id, parser_version, last_at, is_current, next_at,
        -- what a newer parser finds in an old text is no news where the page's next texts say it as well
        arg_min(is_reread, first_at) OVER same_statement AS is_reread,
        min(first_at) OVER same_statement AS first_seen_at,
        min(read_at) OVER same_statement AS read_at,
        EXISTS (
            SELECT 1 FROM read_now AS later
            WHERE later.version_id = read_now.next_version_id AND later.statement_id = read_now.statement_id
        ) AS is_continued,
        EXISTS (
            SELECT 1 FROM read_now AS later
            WHERE later.version_id = read_now.next_version_id
              AND later.victim = read_now.victim AND later.party = read_now.party
        ) AS is_revised
    FROM read_now
    WINDOW same_statement AS (PARTITION BY document_id, is_feed_item, statement_id)
),
reread AS (
    -- which run was the first that read the text anew and did not find the claim
    SELECT claim_reading.claim_id, again.url, again.content_sha256, min(run.started_at) AS started_at
    FROM claim_reading
    SEMI JOIN touched_claim USING (claim_id)
    ANTI JOIN read_now USING (claim_id)
    JOIN reading ON reading.version_id = claim_reading.version_id
    JOIN reading AS again ON again.url = reading.url AND again.content_sha256 = reading.content_sha256
    JOIN run
      ON run.run_seq > claim_reading.last_run_seq AND run.run_seq <= again.last_run_seq
     AND (run.kind = 'reparse' OR run.run_seq IN (again.first_run_seq, again.last_run_seq))
    GROUP BY ALL
),
dropped AS (
    -- no longer read out of its text: closed when the run that read it anew began, or when its bytes got an address
    SELECT
        claim.claim_id, claim_reading.parser_version,
        min(capture.fetched_at) AS first_seen_at, max(capture.fetched_at) AS last_seen_at,
        max(CASE WHEN starts_with(capture.url, 'urn:sha256:')
                 THEN greatest(run.started_at, capture.fetched_at, named.named_at)
                 ELSE coalesce(reread.started_at, run.started_at) END) AS withdrawn_at
    FROM touched_claim AS claim
    JOIN claim_reading USING (claim_id)
    JOIN reading ON reading.version_id = claim.version_id
    JOIN capture ON capture.url = reading.url AND capture.content_sha256 = reading.content_sha256
    JOIN reading AS again ON again.url = reading.url AND again.content_sha256 = reading.content_sha256
    JOIN run ON run.run_seq = again.last_run_seq
    LEFT JOIN named ON named.content_sha256 = capture.content_sha256
    LEFT JOIN reread
      ON reread.claim_id = claim.claim_id AND reread.url = capture.url
     AND reread.content_sha256 = capture.content_sha256
    WHERE claim.claim_id NOT IN (SELECT claim_id FROM read_now)
    GROUP BY ALL
)
SELECT
    claim_id, parser_version, first_seen_at, last_at AS last_seen_at,
    CASE WHEN NOT is_current THEN next_at END AS withdrawn_at,
    CASE
        WHEN is_current THEN NULL
        WHEN is_continued THEN 'continued'
        WHEN is_revised THEN 'revised'
        ELSE 'withdrawn'
    END AS closing,
    is_reread,
    CASE WHEN is_reread THEN greatest(read_at, first_seen_at) ELSE first_seen_at END AS learned_at
FROM standing
UNION ALL
SELECT claim_id, parser_version, first_seen_at, last_seen_at, withdrawn_at, 'parser_changed', FALSE, first_seen_at
FROM dropped
