-- Whose evidence is not where the row says?
SELECT
    claim.claim_id, claim.version_id, coalesce(version.url, '') AS url, claim.quote, claim.quote_start, claim.quote_end,
    CASE WHEN version.version_id IS NULL THEN 'its text is not held' ELSE 'the text there is another' END AS problem
FROM claim
LEFT JOIN version USING (version_id)
WHERE version.version_id IS NULL
   OR claim.quote = ''
   OR substring(version.text, claim.quote_start + 1, claim.quote_end - claim.quote_start) <> claim.quote
ORDER BY claim.claim_id
