INSERT INTO wallet_address
SELECT incoming.*, $run_seq
FROM (
    SELECT DISTINCT
        unnest($chain::VARCHAR[])         AS chain,
        unnest($address::VARCHAR[])       AS address,
        unnest($checksum::VARCHAR[])      AS checksum,
        unnest($version_id::VARCHAR[])    AS version_id,
        unnest($address_start::INTEGER[]) AS address_start,
        unnest($address_end::INTEGER[])   AS address_end,
        unnest($claim_ids::VARCHAR[][])   AS claim_ids,
        unnest($reason::VARCHAR[])        AS reason
) AS incoming
ANTI JOIN wallet_address USING (version_id, chain, address, address_start)
