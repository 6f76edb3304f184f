-- The pipeline's own tables. Users query the views of the next migrations, or their published copy.
-- No keys and no foreign keys: an index and a kill have left logs that would not replay, so uniqueness is kept by
-- anti-joins when rows are written, and checked by warehouse/sql/show/inconsistencies.sql. All times are UTC.

-- What came in -----------------------------------------------------------------------------------------------------

CREATE TABLE run (
    run_seq        INTEGER NOT NULL,   -- order of runs in this warehouse: clocks jump, this does not
    run_id         VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,   -- scheduled, replay, add, reparse, rebuild
    parser_version VARCHAR NOT NULL,
    started_at     TIMESTAMP NOT NULL,
    finished_at    TIMESTAMP,          -- its last batch was committed; NULL: under way, or died
    is_first       BOOLEAN NOT NULL,   -- no run had finished before
    is_mailing     BOOLEAN NOT NULL
);

CREATE TABLE capture (
    record_id      VARCHAR NOT NULL,   -- of the WARC record
    url            VARCHAR NOT NULL,   -- fetched address (a feed's, for its items)
    content_sha256 VARCHAR NOT NULL,   -- of the body, or of the body that is revisited
    fetched_at     TIMESTAMP NOT NULL,
    source_id      VARCHAR NOT NULL,
    warc_file      VARCHAR NOT NULL,
    warc_offset    BIGINT NOT NULL,
    is_revisit     BOOLEAN NOT NULL,
    run_seq        INTEGER NOT NULL
);

CREATE TABLE version (
    version_id     VARCHAR NOT NULL,
    document_id    VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    publishers     VARCHAR[] NOT NULL,
    title          VARCHAR NOT NULL,
    published_on   DATE,
    language       VARCHAR NOT NULL,
    media_type     VARCHAR NOT NULL,
    source_id      VARCHAR NOT NULL,
    is_feed_item   BOOLEAN NOT NULL,
    content_sha256 VARCHAR NOT NULL,
    text_sha256    VARCHAR NOT NULL,
    text           VARCHAR NOT NULL,
    text_signature UBIGINT[] NOT NULL, -- MinHash; empty: too short
    run_seq        INTEGER NOT NULL
);

-- Which version a content gave when it was read; the latest run that read it is what counts.
CREATE TABLE reading (
    url            VARCHAR NOT NULL,   -- of the capture
    content_sha256 VARCHAR NOT NULL,
    version_id     VARCHAR NOT NULL,
    parser_version VARCHAR NOT NULL,
    first_run_seq  INTEGER NOT NULL,
    last_run_seq   INTEGER NOT NULL
);

CREATE TABLE claim (
    claim_id     VARCHAR NOT NULL,
    version_id   VARCHAR NOT NULL,
    document_id  VARCHAR NOT NULL,
    victim       VARCHAR NOT NULL,
    victim_name  VARCHAR NOT NULL,
    victim_key   VARCHAR NOT NULL,
    party        VARCHAR NOT NULL,
    voice        VARCHAR NOT NULL,
    actors       VARCHAR[] NOT NULL,
    stance       VARCHAR NOT NULL,
    amounts      STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[] NOT NULL,
    theft_date   VARCHAR,              -- 2025-02-21, 2024-05 or 2024
    basis        VARCHAR,
    is_collective BOOLEAN NOT NULL,
    quote        VARCHAR NOT NULL,
    quote_start  INTEGER NOT NULL,
    quote_end    INTEGER NOT NULL,
    rule         VARCHAR NOT NULL,
    statement_id VARCHAR NOT NULL      -- document, victim, party and what is said, without the place: survives edits
);

CREATE TABLE claim_reading (
    claim_id       VARCHAR NOT NULL,
    version_id     VARCHAR NOT NULL,
    parser_version VARCHAR NOT NULL,
    first_run_seq  INTEGER NOT NULL,
    last_run_seq   INTEGER NOT NULL
);

CREATE TABLE wallet_address (
    chain          VARCHAR NOT NULL,
    address        VARCHAR NOT NULL,
    checksum       VARCHAR NOT NULL,   -- valid, invalid, none
    version_id     VARCHAR NOT NULL,
    address_start  INTEGER NOT NULL,
    address_end    INTEGER NOT NULL,
    claim_ids      VARCHAR[] NOT NULL,
    reason         VARCHAR NOT NULL,
    last_run_seq   INTEGER NOT NULL
);

CREATE TABLE source (
    source_id        VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    publisher        VARCHAR NOT NULL,
    language         VARCHAR NOT NULL,
    tier             VARCHAR NOT NULL,
    stale_after_days INTEGER NOT NULL
);

CREATE TABLE source_outcome (
    run_seq             INTEGER NOT NULL,
    source_id           VARCHAR NOT NULL,
    status              VARCHAR NOT NULL, -- ok, partial, failed
    finished_at         TIMESTAMP NOT NULL,
    address             VARCHAR NOT NULL,
    links               INTEGER NOT NULL,
    documents_new       INTEGER NOT NULL,
    documents_unchanged INTEGER NOT NULL,
    documents_failed    INTEGER NOT NULL,
    message             VARCHAR NOT NULL,
    next_action         VARCHAR NOT NULL
);

CREATE TABLE failure (
    run_seq     INTEGER NOT NULL,
    source_id   VARCHAR NOT NULL,
    stage       VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    place       VARCHAR NOT NULL,
    message     VARCHAR NOT NULL,
    next_action VARCHAR NOT NULL,
    happened_at TIMESTAMP NOT NULL
);

-- What people and configuration say: replaced whole by each commit -------------------------------------------------

CREATE TABLE baseline (
    baseline_id VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    issued_on   DATE NOT NULL,
    parties     VARCHAR[] NOT NULL,
    urls        VARCHAR[] NOT NULL
);

CREATE TABLE baseline_theft (
    baseline_id   VARCHAR NOT NULL,
    node_id       VARCHAR NOT NULL,    -- <baseline_id>/<victim>, the second of one victim with /2
    victim        VARCHAR NOT NULL,
    victim_name   VARCHAR NOT NULL,
    amounts       STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[] NOT NULL,
    theft_date    VARCHAR,
    known_date    VARCHAR,
    known_amounts STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[] NOT NULL,
    known_source  VARCHAR NOT NULL
);

CREATE TABLE baseline_attribution (
    baseline_id VARCHAR NOT NULL,
    node_id     VARCHAR NOT NULL,
    party       VARCHAR NOT NULL,
    actors      VARCHAR[] NOT NULL,
    stance      VARCHAR NOT NULL,
    wording     VARCHAR NOT NULL,      -- collective, own
    basis       VARCHAR
);

CREATE TABLE baseline_reference (
    baseline_id  VARCHAR NOT NULL,
    reference_id VARCHAR NOT NULL,
    kind         VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    parties      VARCHAR[] NOT NULL,
    issued_on    DATE,
    urls         VARCHAR[] NOT NULL,
    names        VARCHAR[] NOT NULL,
    note         VARCHAR NOT NULL
);

CREATE TABLE decision (
    left_id    VARCHAR NOT NULL,
    right_id   VARCHAR NOT NULL,
    verdict    VARCHAR NOT NULL,       -- same, different
    decided_by VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL,
    decided_on DATE
);

CREATE TABLE rate (
    currency VARCHAR NOT NULL,
    year     INTEGER NOT NULL,
    usd      DECIMAL(38, 12) NOT NULL
);

CREATE TABLE actor (
    actor   VARCHAR NOT NULL,
    broader VARCHAR NOT NULL
);

-- What follows from the above ---------------------------------------------------------------------------------------

CREATE TABLE claim_life (
    claim_id       VARCHAR NOT NULL,
    parser_version VARCHAR NOT NULL,   -- of the latest reading that gave the claim
    first_seen_at  TIMESTAMP NOT NULL, -- first capture that carries what it says
    last_seen_at   TIMESTAMP NOT NULL,
    withdrawn_at   TIMESTAMP,          -- NULL: it stands
    closing        VARCHAR,            -- continued, revised, withdrawn, parser_changed
    is_reread      BOOLEAN NOT NULL    -- a newer parser found it in an older capture
);

CREATE TABLE membership (
    node_id   VARCHAR NOT NULL,        -- claim id, or a baseline theft's node id
    theft_id  VARCHAR,                 -- NULL: open, fits several
    evidence_id VARCHAR NOT NULL,
    joined_by VARCHAR NOT NULL         -- what decided: day, month, year_amount, amount, year, name, decision, document, open
);

-- What each block of victims looked like when it was last resolved.
CREATE TABLE block (
    block_id VARCHAR NOT NULL,         -- smallest of its victims' names
    print    VARCHAR NOT NULL
);

CREATE TABLE theft_forward (
    theft_id     VARCHAR NOT NULL,
    forwarded_to VARCHAR NOT NULL,
    run_seq      INTEGER NOT NULL
);

CREATE TABLE question (
    question_id VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,      -- fits_several, masked_victim, similar_name
    claim_id    VARCHAR NOT NULL,
    candidates  VARCHAR[] NOT NULL,    -- theft ids
    reason      VARCHAR NOT NULL
);

CREATE TABLE origin (
    version_id VARCHAR NOT NULL,
    origin_id  VARCHAR NOT NULL        -- smallest version id among copies and translations of one text
);

CREATE TABLE difference (
    difference_id     VARCHAR NOT NULL,
    baseline_id       VARCHAR NOT NULL,
    theft_id          VARCHAR NOT NULL,
    party             VARCHAR NOT NULL,
    aspect            VARCHAR NOT NULL,
    category          VARCHAR NOT NULL,
    before_value      VARCHAR NOT NULL,
    after_value       VARCHAR NOT NULL,
    claim_ids         VARCHAR[] NOT NULL,
    is_reported_only  BOOLEAN NOT NULL,
    is_parser_changed BOOLEAN NOT NULL,
    detected_at       TIMESTAMP NOT NULL, -- first capture that shows it: the same after a rebuild
    run_seq           INTEGER NOT NULL,   -- the run that first computed it
    continues         VARCHAR,            -- the difference that had this place before its theft's id changed
    ended_at          TIMESTAMP,          -- it no longer holds since
    is_owed           BOOLEAN NOT NULL    -- to be mailed when the run's last batch is in
);

-- The outbox ----------------------------------------------------------------------------------------------------------

CREATE TABLE mail (
    mail_id      VARCHAR NOT NULL,
    recipient    VARCHAR NOT NULL,
    run_seq      INTEGER NOT NULL,
    is_summary   BOOLEAN NOT NULL,
    queued_at    TIMESTAMP NOT NULL,
    delivered_at TIMESTAMP
);

CREATE TABLE mail_attempt (
    mail_id      VARCHAR NOT NULL,
    attempted_at TIMESTAMP NOT NULL,
    error        VARCHAR NOT NULL
);

CREATE TABLE alert (
    difference_id VARCHAR NOT NULL,
    recipient     VARCHAR NOT NULL,
    mail_id       VARCHAR NOT NULL
);

CREATE TABLE delivery (
    mail_id      VARCHAR NOT NULL,
    recipient    VARCHAR NOT NULL,
    delivered_at TIMESTAMP NOT NULL
);
