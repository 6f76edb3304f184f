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
