-- Which wallet addresses are not where their row says? One in full-width letters is only looked for, not compared.
SELECT address, url, version_id
FROM (
    SELECT wallet_address.address, coalesce(version.url, '') AS url, wallet_address.version_id,
           version.text[address_start + 1:address_end] AS there
    FROM wallet_address
    LEFT JOIN version USING (version_id)
)
WHERE there IS NULL OR there = '' OR (there <> address AND regexp_full_match(there, '[\x00-\x7f]+'))
ORDER BY ALL
