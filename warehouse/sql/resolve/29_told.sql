-- The texts that carry claims, with whom they call robbed.
CREATE OR REPLACE TEMP TABLE told AS
SELECT
    version.version_id, version.document_id, version.text_sha256, version.text_signature, version.publishers,
    version.language, version.published_on, victims.victims
FROM version
JOIN (
    SELECT version_id, list(DISTINCT victim ORDER BY victim) AS victims FROM claim GROUP BY version_id
) AS victims USING (version_id)
