CREATE VIEW runs AS
SELECT
    run.run_id, run.kind, run.started_at, run.finished_at, run.parser_version, run.is_first, run.is_mailing,
    (SELECT count(*) FROM version WHERE version.run_seq = run.run_seq) AS versions_new,
    (SELECT count(*) FROM claim_reading WHERE claim_reading.first_run_seq = run.run_seq) AS claims_new,
    (SELECT count(*) FROM difference WHERE difference.run_seq = run.run_seq) AS differences_new,
    (SELECT count(*) FROM mail WHERE mail.run_seq = run.run_seq) AS mails,
    (SELECT count(*) FROM source_outcome WHERE source_outcome.run_seq = run.run_seq AND status = 'failed') AS sources_failed,
    (SELECT count(*) FROM failure WHERE failure.run_seq = run.run_seq) AS failures
FROM run;

COMMENT ON VIEW runs IS 'What each run did';
COMMENT ON COLUMN runs.run_id IS 'Id of the run';
COMMENT ON COLUMN runs.kind IS 'scheduled, replay, add, reparse or rebuild';
COMMENT ON COLUMN runs.started_at IS 'When it began (UTC)';
COMMENT ON COLUMN runs.finished_at IS 'When its last batch was in (UTC); NULL: under way, or died';
COMMENT ON COLUMN runs.parser_version IS 'Version of the parser and its words';
COMMENT ON COLUMN runs.is_first IS 'No run had finished before';
COMMENT ON COLUMN runs.is_mailing IS 'It may mail';
COMMENT ON COLUMN runs.versions_new IS 'Texts that were not held before';
COMMENT ON COLUMN runs.claims_new IS 'Claims that were not held before';
COMMENT ON COLUMN runs.differences_new IS 'Differences found for the first time';
COMMENT ON COLUMN runs.mails IS 'Mails queued';
COMMENT ON COLUMN runs.sources_failed IS 'Sources that failed';
COMMENT ON COLUMN runs.failures IS 'Single things that failed, see failures';
