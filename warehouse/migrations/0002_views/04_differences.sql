CREATE VIEW differences AS
SELECT
    difference.difference_id,
    difference.baseline_id AS baseline,
    difference.theft_id,
    thefts.victim,
    thefts.victim_name,
    difference.party,
    difference.aspect,
    difference.category,
    difference.before_value AS before,
    difference.after_value AS after,
    difference.claim_ids,
    difference.is_reported_only,
    difference.is_parser_changed,
    difference.detected_at,
    difference.ended_at,
    run.run_id
FROM difference
LEFT JOIN thefts USING (theft_id)
LEFT JOIN run USING (run_seq);

COMMENT ON VIEW differences IS 'What the attributions say against each baseline. What holds now: ended_at IS NULL';
COMMENT ON COLUMN differences.difference_id IS 'Hash of baseline, theft, party, aspect, before and after';
COMMENT ON COLUMN differences.baseline IS 'Baseline that it is measured against';
COMMENT ON COLUMN differences.theft_id IS 'The theft';
COMMENT ON COLUMN differences.victim IS 'Id of the victim';
COMMENT ON COLUMN differences.victim_name IS 'The victim''s name';
COMMENT ON COLUMN differences.party IS 'State, or organisation or firm where no state speaks';
COMMENT ON COLUMN differences.aspect IS 'presence, actor, stance, amount or date';
COMMENT ON COLUMN differences.category IS 'restates, new_theft, new_party, withdrawn, not_seen, retelling_differs; actor_refined, actor_conflict; stance_raised, stance_lowered, denied, disputed; amount_differs; date_differs';
COMMENT ON COLUMN differences.before IS 'What the baseline says; empty: nothing';
COMMENT ON COLUMN differences.after IS 'What is said now; empty: nothing';
COMMENT ON COLUMN differences.claim_ids IS 'The claims that show it';
COMMENT ON COLUMN differences.is_reported_only IS 'Known only from those who report it';
COMMENT ON COLUMN differences.is_parser_changed IS 'Comes of a new parser''s reading of an old text: never mailed';
COMMENT ON COLUMN differences.detected_at IS 'First capture that shows it (UTC)';
COMMENT ON COLUMN differences.ended_at IS 'Since when it no longer holds (UTC); NULL: it holds';
COMMENT ON COLUMN differences.run_id IS 'The run that found it';
