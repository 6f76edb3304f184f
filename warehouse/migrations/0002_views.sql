-- The contract with those who query. Every view and column is described; changed only by a later migration.

-- Who speaks: us.fbi and us.treasury for us; an organisation or firm for itself.
CREATE MACRO speaker(party) AS
    CASE WHEN regexp_matches(party, '^[a-z]{2}([.]|$)') THEN left(party, 2) ELSE party END;
CREATE MACRO is_state(party) AS
    regexp_matches(party, '^[a-z]{2}([.]|$)') AND left(party, 2) <> 'un';
-- From doubt to fact.
CREATE MACRO stance_rank(stance) AS
    CASE stance WHEN 'asserted' THEN 4 WHEN 'assessed' THEN 3 WHEN 'suspected' THEN 2 WHEN 'disputed' THEN 1 ELSE 0 END;

-- 308000000 USD, 4502.9 BTC
CREATE MACRO amounts_text(amounts) AS
    array_to_string(list_transform(amounts, lambda amount:
        rtrim(rtrim(amount.value::VARCHAR, '0'), '.') || ' ' || amount.currency), ', ');

CREATE VIEW claims AS
SELECT
    claim.claim_id,
    version.url AS document,
    claim.document_id,
    claim.version_id,
    membership.theft_id,
    claim.victim,
    claim.victim_name,
    claim.party,
    speaker(claim.party) AS speaker,
    claim.voice,
    claim.actors,
    claim.stance,
    claim.amounts,
    list_filter(claim.amounts, lambda amount: amount.currency = 'USD')[1].value::DECIMAL(24, 2) AS amount_usd,
    claim.theft_date,
    claim.basis,
    claim.is_collective,
    claim.quote,
    claim.quote_start,
    claim.quote_end,
    claim.rule,
    claim_life.parser_version,
    version.url,
    version.title,
    version.publishers,
    version.published_on,
    version.language,
    version.source_id,
    coalesce(origin.origin_id, claim.version_id) AS origin_id,
    version.content_sha256,
    claim_life.first_seen_at,
    claim_life.last_seen_at,
    claim_life.withdrawn_at,
    claim_life.closing,
    claim_life.is_reread,
    coalesce(membership.joined_by, 'open') AS joined_by
FROM claim
JOIN claim_life USING (claim_id)
JOIN version ON version.version_id = claim.version_id
LEFT JOIN membership ON membership.node_id = claim.claim_id
LEFT JOIN origin ON origin.version_id = claim.version_id
WHERE claim_life.closing IS DISTINCT FROM 'continued';

COMMENT ON VIEW claims IS 'One party''s statement about one theft in one document, with the sentence that carries it. What stands now: withdrawn_at IS NULL';
COMMENT ON COLUMN claims.claim_id IS 'Hash of document version, all fields and the quote''s start';
COMMENT ON COLUMN claims.document IS 'Address of the document, as in url';
COMMENT ON COLUMN claims.document_id IS 'The page, in all its versions';
COMMENT ON COLUMN claims.version_id IS 'The text that carries the claim';
COMMENT ON COLUMN claims.theft_id IS 'The theft it is about (thefts.theft_id); NULL: it fits several, see questions';
COMMENT ON COLUMN claims.victim IS 'Id of the robbed service, wallet, bridge or company; unnamed: and a description where the text does not name it';
COMMENT ON COLUMN claims.victim_name IS 'The victim as the text writes it';
COMMENT ON COLUMN claims.party IS 'Who makes the attribution: us.fbi, jp.npa, elliptic; unstated where the text names nobody';
COMMENT ON COLUMN claims.speaker IS 'The state that the party speaks for (us for us.fbi), or the party itself';
COMMENT ON COLUMN claims.voice IS 'own: the publisher or a co-issuer attributes; reported: the document tells of another''s attribution';
COMMENT ON COLUMN claims.actors IS 'Ids of those accused, the most specific first';
COMMENT ON COLUMN claims.stance IS 'asserted, assessed, suspected, denied or disputed';
COMMENT ON COLUMN claims.amounts IS 'Sums stolen as the document states them: value in whole units, currency ISO 4217 or ticker';
COMMENT ON COLUMN claims.amount_usd IS 'The first sum stated in US dollars; NULL where the text states none';
COMMENT ON COLUMN claims.theft_date IS 'When it happened as the text states it: 2025-02-21, 2024-05 or 2024';
COMMENT ON COLUMN claims.basis IS 'own_investigation, industry_analysis or other_party, where the text says so';
COMMENT ON COLUMN claims.is_collective IS 'Several parties speak together ("individually and jointly")';
COMMENT ON COLUMN claims.quote IS 'The sentence that carries the claim, verbatim';
COMMENT ON COLUMN claims.quote_start IS 'Where the quote begins in the stored text: 0-based, in Unicode code points';
COMMENT ON COLUMN claims.quote_end IS 'Where it ends: half-open';
COMMENT ON COLUMN claims.rule IS 'Name of the grammar''s rule that read it';
COMMENT ON COLUMN claims.parser_version IS 'The parser whose reading gave it last';
COMMENT ON COLUMN claims.url IS 'Address of the document';
COMMENT ON COLUMN claims.title IS 'Title of the document';
COMMENT ON COLUMN claims.publishers IS 'Party ids of its publisher and co-issuers';
COMMENT ON COLUMN claims.published_on IS 'Publication date that the document states';
COMMENT ON COLUMN claims.language IS 'ISO 639-1 code of the text; und: unknown';
COMMENT ON COLUMN claims.source_id IS 'The source in the catalogue; empty for files added by hand';
COMMENT ON COLUMN claims.origin_id IS 'Copies and translations of one text share it';
COMMENT ON COLUMN claims.content_sha256 IS 'SHA-256 of the bytes fetched';
COMMENT ON COLUMN claims.first_seen_at IS 'First capture of the page that says this (UTC)';
COMMENT ON COLUMN claims.last_seen_at IS 'Latest capture that says this (UTC)';
COMMENT ON COLUMN claims.withdrawn_at IS 'Capture that no longer says it (UTC); NULL: it stands';
COMMENT ON COLUMN claims.closing IS 'Why it no longer stands: revised (says otherwise), withdrawn (no longer speaks of it), parser_changed (it was misread, or handed in again with other facts)';
COMMENT ON COLUMN claims.is_reread IS 'A newer parser found it in a capture that an older one had read';
COMMENT ON COLUMN claims.joined_by IS 'What placed it in its theft: day, month, year_amount, amount, year, name, document, decision; open';

CREATE VIEW thefts AS
WITH told AS (
    SELECT membership.theft_id, claim.*, version.published_on, claim_life.closing, origin.origin_id
    FROM membership
    JOIN claim ON claim.claim_id = membership.node_id
    JOIN claim_life USING (claim_id)
    JOIN version ON version.version_id = claim.version_id
    LEFT JOIN origin ON origin.version_id = claim.version_id
    WHERE membership.theft_id IS NOT NULL
),
from_claims AS (
    SELECT
        theft_id,
        mode(victim ORDER BY victim) AS victim,
        mode(victim_name ORDER BY victim_name) AS victim_name,
        mode(theft_date ORDER BY theft_date)
            FILTER (length(theft_date) = 10) AS day_told,
        mode(theft_date ORDER BY theft_date) FILTER (length(theft_date) = 7) AS month_told,
        mode(theft_date ORDER BY theft_date) FILTER (length(theft_date) = 4) AS year_told,
        count(DISTINCT document_id) AS documents,
        count(*) FILTER (closing IS NULL) AS claims,
        count(DISTINCT origin_id) AS independent_origins,
        min(published_on) AS first_published_on,
        list(DISTINCT speaker(party) ORDER BY speaker(party))
            FILTER (voice = 'own' AND closing IS NULL AND party <> 'unstated' AND stance NOT IN ('denied', 'disputed'))
            AS speakers
    FROM told
    GROUP BY theft_id
),
sum_told AS (
    -- what states say at first hand goes before what is told of them
    SELECT
        theft_id,
        coalesce(
            quantile_disc(amount, 0.5) FILTER (is_first_hand),
            quantile_disc(amount, 0.5)
        ) AS amount_usd
    FROM (
        SELECT
            theft_id, document_id, stated.value AS amount, stated.currency AS currency,
            bool_or(voice = 'own' AND is_state(party)) AS is_first_hand
        FROM (SELECT theft_id, document_id, voice, party, unnest(amounts) AS stated FROM told)
        GROUP BY theft_id, document_id, stated
    )
    WHERE currency = 'USD'
    GROUP BY theft_id
),
from_baselines AS (
    SELECT
        membership.theft_id,
        min(victim) AS victim, min(victim_name) AS victim_name, min(coalesce(known_date, theft_date)) AS day_known,
        min(list_filter(amounts, lambda amount: amount.currency = 'USD')[1].value) AS amount_usd,
        list(DISTINCT baseline_id ORDER BY baseline_id) AS baselines
    FROM membership
    JOIN baseline_theft USING (node_id)
    GROUP BY membership.theft_id
)
SELECT
    theft_id,
    coalesce(from_baselines.victim, from_claims.victim) AS victim,
    coalesce(from_baselines.victim_name, from_claims.victim_name) AS victim_name,
    coalesce(day_told, day_known, month_told, year_told) AS theft_date,
    coalesce(from_baselines.amount_usd, sum_told.amount_usd)::DECIMAL(24, 2) AS amount_usd,
    coalesce(claims, 0) AS claims,
    coalesce(documents, 0) AS documents,
    coalesce(independent_origins, 0) AS independent_origins,
    coalesce(speakers, []) AS speakers,
    first_published_on,
    coalesce(baselines, []) AS baselines
FROM from_claims
FULL JOIN from_baselines USING (theft_id)
LEFT JOIN sum_told USING (theft_id);

COMMENT ON VIEW thefts IS 'The events that claims of many documents are about';
COMMENT ON COLUMN thefts.theft_id IS 'Hash of its earliest claim; ids that changed are in theft_forwards';
COMMENT ON COLUMN thefts.victim IS 'Id of the victim, as most claims have it';
COMMENT ON COLUMN thefts.victim_name IS 'The victim''s name, as a baseline or most texts write it';
COMMENT ON COLUMN thefts.theft_date IS 'When it happened, as most texts say, with the precision that they state';
COMMENT ON COLUMN thefts.amount_usd IS 'Sum in US dollars: the baseline''s, or the median of what states, and else all documents, say; NULL: none states dollars';
COMMENT ON COLUMN thefts.claims IS 'Claims that stand';
COMMENT ON COLUMN thefts.documents IS 'Pages that carry or carried claims about it';
COMMENT ON COLUMN thefts.independent_origins IS 'The same, copies and translations of one text counted once';
COMMENT ON COLUMN thefts.speakers IS 'States, organisations and firms that attribute it in their own voice now';
COMMENT ON COLUMN thefts.first_published_on IS 'Publication date of the earliest text about it';
COMMENT ON COLUMN thefts.baselines IS 'Baselines that name it';

CREATE VIEW attributions AS
WITH said AS (
    SELECT *, NOT (is_state(party)) AS is_organisation
    FROM claims
    WHERE theft_id IS NOT NULL AND party <> 'unstated' AND closing IS DISTINCT FROM 'parser_changed'
),
state_speaks AS (
    SELECT DISTINCT theft_id FROM said
    WHERE NOT is_organisation AND voice = 'own' AND closing IS NULL AND stance IN ('asserted', 'assessed', 'suspected')
),
counted AS (
    SELECT said.*
    FROM said
    LEFT JOIN state_speaks USING (theft_id)
    WHERE NOT is_organisation OR state_speaks.theft_id IS NULL
),
weighed AS (
    SELECT
        *,
        closing IS NULL AS stands,
        -- a report changes nothing that is known at first hand, and keeps nothing alive that was taken back
        voice = 'own' OR NOT bool_or(voice = 'own') OVER (PARTITION BY theft_id, speaker) AS counts
    FROM counted
)
SELECT
    theft_id,
    speaker AS party,
    CASE WHEN any_value(is_organisation) THEN 'organisation' ELSE 'state' END AS kind,
    coalesce(
        list(DISTINCT party ORDER BY party) FILTER (counts AND stands),
        list(DISTINCT party ORDER BY party) FILTER (counts)
    ) AS parties,
    any_value(victim) AS victim,
    NOT bool_or(voice = 'own') AS is_reported_only,
    bool_or(stands AND counts) AS is_standing,
    arg_max(stance, (coalesce(published_on, DATE '0001-01-01'), stance_rank(stance), claim_id))
        FILTER (counts AND stands) AS stance,
    list_sort(list_distinct(flatten(list(actors) FILTER (counts AND stands)))) AS actors,
    list_sort(list_distinct(flatten(list(amounts) FILTER (counts AND stands)))) AS amounts,
    bool_or(is_collective) AS is_collective,
    min(published_on) FILTER (counts) AS first_published_on,
    max(published_on) FILTER (counts) AS last_published_on,
    min(first_seen_at) FILTER (counts) AS first_seen_at,
    CASE WHEN NOT bool_or(stands AND counts) THEN max(withdrawn_at) FILTER (counts) END AS withdrawn_at,
    count(DISTINCT document_id) FILTER (stands) AS documents,
    count(DISTINCT origin_id) FILTER (stands) AS independent_origins,
    coalesce(
        list(claim_id ORDER BY claim_id) FILTER (stands),
        list(claim_id ORDER BY claim_id) FILTER (counts)
    ) AS claim_ids
FROM weighed
GROUP BY theft_id, speaker;

COMMENT ON VIEW attributions IS 'Theft by state: what each state says now of who did it, and who speaks for it; organisations and firms where no state speaks';
COMMENT ON COLUMN attributions.theft_id IS 'The theft';
COMMENT ON COLUMN attributions.party IS 'State (us, jp, kr), or an organisation or firm where no state speaks';
COMMENT ON COLUMN attributions.kind IS 'state or organisation';
COMMENT ON COLUMN attributions.parties IS 'Those that speak for it, or spoke: us.fbi, us.treasury';
COMMENT ON COLUMN attributions.victim IS 'Id of the victim';
COMMENT ON COLUMN attributions.is_reported_only IS 'No document of its own is held: somebody reports that it says so';
COMMENT ON COLUMN attributions.is_standing IS 'At least one of its claims stands, of its own ones where it ever spoke itself';
COMMENT ON COLUMN attributions.stance IS 'Stance of its latest text that stands; own texts before reports';
COMMENT ON COLUMN attributions.actors IS 'All that its standing texts accuse';
COMMENT ON COLUMN attributions.amounts IS 'All sums that its standing texts state';
COMMENT ON COLUMN attributions.is_collective IS 'At least one text is worded together with others';
COMMENT ON COLUMN attributions.first_published_on IS 'Its earliest text about this theft';
COMMENT ON COLUMN attributions.last_published_on IS 'Its latest text about this theft';
COMMENT ON COLUMN attributions.first_seen_at IS 'First capture that says so (UTC)';
COMMENT ON COLUMN attributions.withdrawn_at IS 'When the last of its claims was closed (UTC); NULL: it stands';
COMMENT ON COLUMN attributions.documents IS 'Pages that carry it';
COMMENT ON COLUMN attributions.independent_origins IS 'The same, copies and translations of one text counted once';
COMMENT ON COLUMN attributions.claim_ids IS 'The claims that carry it and stand, reports among them; or those that were taken back, if none stands';

CREATE VIEW differences AS
SELECT
    difference.difference_id,
    difference.baseline_id AS baseline,
    difference.theft_id,
    thefts.victim,
    thefts.victim_name,
    difference.party,
    difference.aspect,
    difference.category,
    difference.before_value AS before,
    difference.after_value AS after,
    difference.claim_ids,
    difference.is_reported_only,
    difference.is_parser_changed,
    difference.detected_at,
    difference.ended_at,
    run.run_id
FROM difference
LEFT JOIN thefts USING (theft_id)
LEFT JOIN run USING (run_seq);

COMMENT ON VIEW differences IS 'What the attributions say against each baseline. What holds now: ended_at IS NULL';
COMMENT ON COLUMN differences.difference_id IS 'Hash of baseline, theft, party, aspect, before and after';
COMMENT ON COLUMN differences.baseline IS 'Baseline that it is measured against';
COMMENT ON COLUMN differences.theft_id IS 'The theft';
COMMENT ON COLUMN differences.victim IS 'Id of the victim';
COMMENT ON COLUMN differences.victim_name IS 'The victim''s name';
COMMENT ON COLUMN differences.party IS 'State, or organisation or firm where no state speaks';
COMMENT ON COLUMN differences.aspect IS 'presence, actor, stance, amount or date';
COMMENT ON COLUMN differences.category IS 'restates, new_theft, new_party, withdrawn, not_seen, retelling_differs; actor_refined, actor_conflict; stance_raised, stance_lowered, denied, disputed; amount_differs; date_differs';
COMMENT ON COLUMN differences.before IS 'What the baseline says; empty: nothing';
COMMENT ON COLUMN differences.after IS 'What is said now; empty: nothing';
COMMENT ON COLUMN differences.claim_ids IS 'The claims that show it';
COMMENT ON COLUMN differences.is_reported_only IS 'Known only from those who report it';
COMMENT ON COLUMN differences.is_parser_changed IS 'Comes of a new parser''s reading of an old text: never mailed';
COMMENT ON COLUMN differences.detected_at IS 'First capture that shows it (UTC)';
COMMENT ON COLUMN differences.ended_at IS 'Since when it no longer holds (UTC); NULL: it holds';
COMMENT ON COLUMN differences.run_id IS 'The run that found it';

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

CREATE VIEW addresses AS
SELECT
    wallet_address.chain, wallet_address.address, wallet_address.checksum,
    claims.theft_id, claims.victim, claims.claim_id, claims.party,
    version.url, version.published_on, version.document_id, version.version_id,
    wallet_address.address_start, wallet_address.address_end, wallet_address.reason
FROM (
    SELECT DISTINCT * EXCLUDE (claim_ids), unnest(CASE WHEN len(claim_ids) = 0 THEN [NULL] ELSE claim_ids END) AS claim_id
    FROM wallet_address
) AS wallet_address
JOIN version ON version.version_id = wallet_address.version_id
LEFT JOIN claims ON claims.claim_id = wallet_address.claim_id;

COMMENT ON VIEW addresses IS 'Wallet addresses that a document ties to a theft, one row a claim about that theft';
COMMENT ON COLUMN addresses.chain IS 'bitcoin, ethereum, tron, …';
COMMENT ON COLUMN addresses.address IS 'As the text writes it';
COMMENT ON COLUMN addresses.checksum IS 'valid, invalid, or none where this kind carries no checksum';
COMMENT ON COLUMN addresses.theft_id IS 'The theft; NULL: the text ties it to none that is placed';
COMMENT ON COLUMN addresses.victim IS 'Id of the victim';
COMMENT ON COLUMN addresses.claim_id IS 'A claim of the same document about that theft';
COMMENT ON COLUMN addresses.party IS 'Who makes that claim';
COMMENT ON COLUMN addresses.url IS 'Address of the document';
COMMENT ON COLUMN addresses.published_on IS 'Publication date that it states';
COMMENT ON COLUMN addresses.document_id IS 'The page';
COMMENT ON COLUMN addresses.version_id IS 'The text';
COMMENT ON COLUMN addresses.address_start IS 'Where it begins in the stored text: 0-based, in Unicode code points';
COMMENT ON COLUMN addresses.address_end IS 'Where it ends: half-open';
COMMENT ON COLUMN addresses.reason IS 'What ties it to the theft';

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

CREATE VIEW runs AS
SELECT
    run.run_id, run.kind, run.started_at, run.finished_at, run.parser_version, run.is_first, run.is_mailing,
    (SELECT count(*) FROM version WHERE version.run_seq = run.run_seq) AS versions_new,
    (SELECT count(*) FROM claim_reading WHERE claim_reading.first_run_seq = run.run_seq) AS claims_new,
    (SELECT count(*) FROM difference WHERE difference.run_seq = run.run_seq) AS differences_new,
    (SELECT count(*) FROM mail WHERE mail.run_seq = run.run_seq) AS mails,
    (SELECT count(*) FROM source_outcome WHERE source_outcome.run_seq = run.run_seq AND status = 'failed') AS sources_failed,
    (SELECT count(*) FROM failure WHERE failure.run_seq = run.run_seq) AS failures
FROM run;

COMMENT ON VIEW runs IS 'What each run did';
COMMENT ON COLUMN runs.run_id IS 'Id of the run';
COMMENT ON COLUMN runs.kind IS 'scheduled, replay, add, reparse or rebuild';
COMMENT ON COLUMN runs.started_at IS 'When it began (UTC)';
COMMENT ON COLUMN runs.finished_at IS 'When its last batch was in (UTC); NULL: under way, or died';
COMMENT ON COLUMN runs.parser_version IS 'Version of the parser and its words';
COMMENT ON COLUMN runs.is_first IS 'No run had finished before';
COMMENT ON COLUMN runs.is_mailing IS 'It may mail';
COMMENT ON COLUMN runs.versions_new IS 'Texts that were not held before';
COMMENT ON COLUMN runs.claims_new IS 'Claims that were not held before';
COMMENT ON COLUMN runs.differences_new IS 'Differences found for the first time';
COMMENT ON COLUMN runs.mails IS 'Mails queued';
COMMENT ON COLUMN runs.sources_failed IS 'Sources that failed';
COMMENT ON COLUMN runs.failures IS 'Single things that failed, see failures';

CREATE VIEW failures AS
SELECT run.run_id, failure.* EXCLUDE (run_seq) FROM failure JOIN run USING (run_seq);

COMMENT ON VIEW failures IS 'What failed in each run, and what to do about it';
COMMENT ON COLUMN failures.run_id IS 'The run';
COMMENT ON COLUMN failures.source_id IS 'The source; empty: none';
COMMENT ON COLUMN failures.stage IS 'discover, fetch, archive, parse, …';
COMMENT ON COLUMN failures.kind IS 'Kind of failure';
COMMENT ON COLUMN failures.url IS 'Address; empty: none';
COMMENT ON COLUMN failures.place IS 'Where in the page or file';
COMMENT ON COLUMN failures.message IS 'What happened';
COMMENT ON COLUMN failures.next_action IS 'What to do about it';
COMMENT ON COLUMN failures.happened_at IS 'When (UTC)';

CREATE VIEW alerts AS
SELECT
    alert.difference_id, alert.recipient, alert.mail_id, mail.is_summary, mail.queued_at, mail.delivered_at,
    (SELECT count(*) FROM mail_attempt WHERE mail_attempt.mail_id = alert.mail_id) AS failed_attempts,
    differences.baseline, differences.theft_id, differences.victim, differences.party, differences.category
FROM alert
JOIN mail ON mail.mail_id = alert.mail_id
LEFT JOIN differences ON differences.difference_id = alert.difference_id;

COMMENT ON VIEW alerts IS 'Which difference was mailed to whom';
COMMENT ON COLUMN alerts.difference_id IS 'The difference';
COMMENT ON COLUMN alerts.recipient IS 'Mail address';
COMMENT ON COLUMN alerts.mail_id IS 'The mail: several differences share one';
COMMENT ON COLUMN alerts.is_summary IS 'The one summary of a first run';
COMMENT ON COLUMN alerts.queued_at IS 'When it was put into the outbox (UTC)';
COMMENT ON COLUMN alerts.delivered_at IS 'When a mail server accepted it (UTC); NULL: still owed';
COMMENT ON COLUMN alerts.failed_attempts IS 'Deliveries that failed';
COMMENT ON COLUMN alerts.baseline IS 'Baseline of the difference';
COMMENT ON COLUMN alerts.theft_id IS 'Its theft';
COMMENT ON COLUMN alerts.victim IS 'Its victim';
COMMENT ON COLUMN alerts.party IS 'Its party';
COMMENT ON COLUMN alerts.category IS 'Its category';

CREATE VIEW questions AS
SELECT
    question.question_id, question.kind, question.claim_id, question.candidates, question.reason,
    claim.victim, claim.victim_name, claim.party, claim.theft_date, claim.amounts, claim.quote,
    version.url, version.published_on
FROM question
JOIN claim USING (claim_id)
JOIN version ON version.version_id = claim.version_id;

COMMENT ON VIEW questions IS 'What people are asked to decide: which theft a claim is about';
COMMENT ON COLUMN questions.question_id IS 'Hash of claim and candidates';
COMMENT ON COLUMN questions.kind IS 'fits_several or masked_victim';
COMMENT ON COLUMN questions.claim_id IS 'The claim';
COMMENT ON COLUMN questions.candidates IS 'Theft ids that it may be about';
COMMENT ON COLUMN questions.reason IS 'Why it is asked';
COMMENT ON COLUMN questions.victim IS 'Victim of the claim';
COMMENT ON COLUMN questions.victim_name IS 'As the text writes it';
COMMENT ON COLUMN questions.party IS 'Who makes the claim';
COMMENT ON COLUMN questions.theft_date IS 'Date that it states';
COMMENT ON COLUMN questions.amounts IS 'Sums that it states';
COMMENT ON COLUMN questions.quote IS 'Its sentence';
COMMENT ON COLUMN questions.url IS 'Address of the document';
COMMENT ON COLUMN questions.published_on IS 'Publication date that it states';

CREATE VIEW theft_forwards AS
SELECT theft_forward.theft_id, theft_forward.forwarded_to, run.started_at AS forwarded_at
FROM theft_forward JOIN run USING (run_seq);

COMMENT ON VIEW theft_forwards IS 'Theft ids that changed, and what they are now';
COMMENT ON COLUMN theft_forwards.theft_id IS 'The former id';
COMMENT ON COLUMN theft_forwards.forwarded_to IS 'The present one';
COMMENT ON COLUMN theft_forwards.forwarded_at IS 'Start of the run that changed it (UTC)';

CREATE VIEW timeline AS
SELECT
    published_on AS happened_on, 'claim' AS kind, theft_id, victim, speaker AS party, stance AS what, claim_id AS id, url
FROM claims WHERE closing IS DISTINCT FROM 'parser_changed' AND published_on IS NOT NULL
UNION ALL
SELECT withdrawn_at::DATE, closing, theft_id, victim, speaker, stance, claim_id, url
FROM claims WHERE closing IN ('revised', 'withdrawn')
UNION ALL
SELECT try_cast(theft_date AS DATE), 'theft', theft_id, victim, '', coalesce(amount_usd::VARCHAR, ''), theft_id, ''
FROM thefts WHERE length(theft_date) = 10
UNION ALL
SELECT issued_on, 'baseline', membership.theft_id, baseline_theft.victim, '', baseline.title, baseline.baseline_id,
       coalesce(urls[1], '')
FROM baseline JOIN baseline_theft USING (baseline_id) JOIN membership USING (node_id);

COMMENT ON VIEW timeline IS 'Thefts, what was said about them and what was taken back, by day';
COMMENT ON COLUMN timeline.happened_on IS 'Day of the theft, the publication, the baseline or the closing capture';
COMMENT ON COLUMN timeline.kind IS 'theft, claim, revised, withdrawn or baseline';
COMMENT ON COLUMN timeline.theft_id IS 'The theft';
COMMENT ON COLUMN timeline.victim IS 'Its victim';
COMMENT ON COLUMN timeline.party IS 'Who speaks; empty for thefts and baselines';
COMMENT ON COLUMN timeline.what IS 'Stance, sum in US dollars, or title';
COMMENT ON COLUMN timeline.id IS 'Claim, theft or baseline';
COMMENT ON COLUMN timeline.url IS 'Address of the document';

CREATE VIEW baselines AS
SELECT
    baseline.baseline_id AS baseline, baseline.title, baseline.issued_on, baseline_theft.victim, baseline_theft.victim_name,
    baseline_theft.amounts, baseline_theft.theft_date, membership.theft_id,
    baseline_attribution.party, baseline_attribution.actors, baseline_attribution.stance,
    baseline_attribution.wording, baseline_attribution.basis
FROM baseline
JOIN baseline_theft USING (baseline_id)
JOIN baseline_attribution USING (node_id)
LEFT JOIN membership USING (node_id);

COMMENT ON VIEW baselines IS 'What each baseline says: one row a party and theft';
COMMENT ON COLUMN baselines.baseline IS 'Its id';
COMMENT ON COLUMN baselines.title IS 'Title of the statement';
COMMENT ON COLUMN baselines.issued_on IS 'Its date';
COMMENT ON COLUMN baselines.victim IS 'Id of the victim';
COMMENT ON COLUMN baselines.victim_name IS 'As the statement writes it';
COMMENT ON COLUMN baselines.amounts IS 'Sums that it states';
COMMENT ON COLUMN baselines.theft_date IS 'Date that it states';
COMMENT ON COLUMN baselines.theft_id IS 'The theft';
COMMENT ON COLUMN baselines.party IS 'Who attributes it';
COMMENT ON COLUMN baselines.actors IS 'To whom';
COMMENT ON COLUMN baselines.stance IS 'How surely';
COMMENT ON COLUMN baselines.wording IS 'collective: together with the others; own: alone or with some';
COMMENT ON COLUMN baselines.basis IS 'What it rests on, where the statement says so';

CREATE VIEW baseline_references AS
SELECT
    baseline_reference.baseline_id AS baseline, baseline_reference.reference_id, baseline_reference.kind,
    baseline_reference.name, baseline_reference.parties, baseline_reference.issued_on, baseline_reference.urls,
    baseline_reference.note,
    coalesce(held.documents, []) AS documents,
    held.documents IS NOT NULL AS is_held
FROM baseline_reference
LEFT JOIN (
    SELECT
        baseline_reference.reference_id, baseline_reference.baseline_id,
        list(DISTINCT version.url ORDER BY version.url) AS documents
    FROM baseline_reference
    JOIN version
      ON list_contains(baseline_reference.urls, version.url)
      OR (version.published_on = baseline_reference.issued_on AND len(baseline_reference.names) = 0
          -- its issuer, or a body of the state that issued it
          AND (list_has_any(version.publishers, baseline_reference.parties)
               OR list_has_any(list_transform(version.publishers, lambda party: left(party, 2)), baseline_reference.parties)))
      OR len(list_filter(baseline_reference.names, lambda name: contains(version.text, name))) > 0
    GROUP BY ALL
) AS held USING (reference_id, baseline_id);

COMMENT ON VIEW baseline_references IS 'What a baseline names besides thefts: advisories, warnings, symposiums, bodies, groups, malware; and what of it is held';
COMMENT ON COLUMN baseline_references.baseline IS 'The baseline';
COMMENT ON COLUMN baseline_references.reference_id IS 'Id of the reference';
COMMENT ON COLUMN baseline_references.kind IS 'advisory, warning, symposium, body, group or malware';
COMMENT ON COLUMN baseline_references.name IS 'Name';
COMMENT ON COLUMN baseline_references.parties IS 'Who issued it';
COMMENT ON COLUMN baseline_references.issued_on IS 'When';
COMMENT ON COLUMN baseline_references.urls IS 'Its addresses, where known';
COMMENT ON COLUMN baseline_references.note IS 'What to know about it';
COMMENT ON COLUMN baseline_references.documents IS 'Documents held: of that address, of those issuers and that day, or that speak of it by name';
COMMENT ON COLUMN baseline_references.is_held IS 'At least one document is held';
