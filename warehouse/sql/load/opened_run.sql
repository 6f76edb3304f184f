-- The run's number, that of the first run whose rows nothing has been made of yet (those that died come before this
-- one), and whether no run had ended before it.
SELECT
    run_seq,
    least(run_seq, (SELECT coalesce(max(run_seq), 0) + 1 FROM run WHERE finished_at IS NOT NULL)) AS from_run_seq,
    is_first
FROM run
WHERE run_id = $run_id
