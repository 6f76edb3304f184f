-- What publication need not find out again of every text: how long it is, when and where it was seen, and which of a
-- baseline's references it is.

ALTER TABLE version ADD COLUMN text_length BIGINT;
UPDATE version SET text_length = length(text);

-- Captures of each text, told anew of the documents that a run has seen or read (life/touched.sql).
CREATE TABLE version_seen (
    version_id    VARCHAR NOT NULL,
    document_id   VARCHAR NOT NULL,
    is_latest     BOOLEAN NOT NULL,    -- the one of its page that was seen last
    first_seen_at TIMESTAMP NOT NULL,
    last_seen_at  TIMESTAMP NOT NULL,
    warc_file     VARCHAR NOT NULL,    -- of the first capture
    record_id     VARCHAR NOT NULL
);

-- Which texts are what a baseline refers to, and the references and rules by which they were sought: one row.
CREATE TABLE reference_text (
    baseline_id  VARCHAR NOT NULL,
    reference_id VARCHAR NOT NULL,
    version_id   VARCHAR NOT NULL
);
CREATE TABLE reference_sought (print VARCHAR NOT NULL);

CREATE OR REPLACE VIEW documents AS
WITH told AS (
    SELECT version_id, count(*) AS claims
    FROM claim JOIN claim_life USING (claim_id)
    WHERE closing IS DISTINCT FROM 'parser_changed'
    GROUP BY version_id
)
SELECT
    version.document_id, version.version_id, version.url, version.title, version.publishers, version.published_on,
    version.language, version.media_type, version.source_id, version.is_feed_item, version_seen.is_latest,
    version.text_length, version.content_sha256, version.text_sha256,
    coalesce(origin.origin_id, version.version_id) AS origin_id, coalesce(told.claims, 0) AS claims,
    version_seen.first_seen_at, version_seen.last_seen_at, version_seen.warc_file, version_seen.record_id
FROM version
JOIN version_seen USING (version_id)
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

CREATE OR REPLACE VIEW baseline_references AS
SELECT
    baseline_reference.baseline_id AS baseline, baseline_reference.reference_id, baseline_reference.kind,
    baseline_reference.name, baseline_reference.parties, baseline_reference.issued_on, baseline_reference.urls,
    baseline_reference.note,
    coalesce(held.documents, []) AS documents,
    held.documents IS NOT NULL AS is_held
FROM baseline_reference
LEFT JOIN (
    SELECT baseline_id, reference_id, list(DISTINCT version.url ORDER BY version.url) AS documents
    FROM reference_text
    JOIN version USING (version_id)
    GROUP BY baseline_id, reference_id
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
