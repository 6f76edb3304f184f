-- The run's place in the order of runs; a second batch of the same run keeps it.
INSERT INTO run
SELECT
    coalesce((SELECT max(run_seq) FROM run), 0) + 1,
    $run_id, $kind, $parser_version, $started_at, NULL,
    NOT EXISTS (SELECT 1 FROM run WHERE finished_at IS NOT NULL),
    $is_mailing
WHERE NOT EXISTS (SELECT 1 FROM run WHERE run_id = $run_id)
