-- The addresses of a version are those of its latest reading.
DELETE FROM wallet_address
WHERE version_id IN (SELECT unnest($version_id::VARCHAR[])) AND last_run_seq < $run_seq
