-- Which differences did a run find that still hold? Those beyond the baselines come first.
SELECT
    *,
    NOT is_parser_changed AND category NOT IN ('restates', 'retelling_differs', 'not_seen') AS is_beyond
FROM differences
WHERE run_id = $run_id AND ended_at IS NULL
ORDER BY NOT is_beyond, is_reported_only, category, victim, party, aspect, after, difference_id
