INSERT INTO claim_reading
SELECT incoming.*, $parser_version, $run_seq, $run_seq
FROM (
    SELECT DISTINCT unnest($claim_id::VARCHAR[]) AS claim_id, unnest($version_id::VARCHAR[]) AS version_id
) AS incoming
ANTI JOIN claim_reading USING (claim_id)
