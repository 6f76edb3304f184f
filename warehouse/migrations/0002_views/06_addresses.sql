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
