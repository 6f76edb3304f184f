UPDATE claim_reading
SET last_run_seq = $run_seq, parser_version = $parser_version
FROM (SELECT DISTINCT unnest($claim_id::VARCHAR[]) AS claim_id) AS incoming
WHERE claim_reading.claim_id = incoming.claim_id
