INSERT INTO claim
SELECT
    incoming.*,
    left(sha256(concat_ws(
        chr(31), document_id, victim, party, voice, array_to_string(actors, ','), stance, amounts::VARCHAR,
        coalesce(theft_date, '')
    )), 32) AS statement_id
FROM (
    SELECT
        unnest($claim_id::VARCHAR[])       AS claim_id,
        unnest($version_id::VARCHAR[])     AS version_id,
        unnest($document_id::VARCHAR[])    AS document_id,
        unnest($victim::VARCHAR[])         AS victim,
        unnest($victim_name::VARCHAR[])    AS victim_name,
        unnest($victim_key::VARCHAR[])     AS victim_key,
        unnest($party::VARCHAR[])          AS party,
        unnest($voice::VARCHAR[])          AS voice,
        unnest($actors::VARCHAR[][])       AS actors,
        unnest($stance::VARCHAR[])         AS stance,
        unnest($amounts::STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[][]) AS amounts,
        unnest($theft_date::VARCHAR[])     AS theft_date,
        unnest($basis::VARCHAR[])          AS basis,
        unnest($is_collective::BOOLEAN[])  AS is_collective,
        unnest($quote::VARCHAR[])          AS quote,
        unnest($quote_start::INTEGER[])    AS quote_start,
        unnest($quote_end::INTEGER[])      AS quote_end,
        unnest($rule::VARCHAR[])           AS rule
) AS incoming
ANTI JOIN claim USING (claim_id)
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY version_id) = 1
