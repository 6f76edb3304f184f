CREATE VIEW failures AS
SELECT run.run_id, failure.* EXCLUDE (run_seq) FROM failure JOIN run USING (run_seq);

COMMENT ON VIEW failures IS 'What failed in each run, and what to do about it';
COMMENT ON COLUMN failures.run_id IS 'The run';
COMMENT ON COLUMN failures.source_id IS 'The source; empty: none';
COMMENT ON COLUMN failures.stage IS 'discover, fetch, archive, parse, …';
COMMENT ON COLUMN failures.kind IS 'Kind of failure';
COMMENT ON COLUMN failures.url IS 'Address; empty: none';
COMMENT ON COLUMN failures.place IS 'Where in the page or file';
COMMENT ON COLUMN failures.message IS 'What happened';
COMMENT ON COLUMN failures.next_action IS 'What to do about it';
COMMENT ON COLUMN failures.happened_at IS 'When (UTC)';
