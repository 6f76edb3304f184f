-- The records that the former warehouse has taken in, and whether a run has ended since: only then has anything been
-- made of them.
SELECT record_id, run_seq <= (SELECT coalesce(max(run_seq), 0) FROM former.run WHERE finished_at IS NOT NULL) AS is_told
FROM former.capture
