CREATE VIEW theft_forwards AS
SELECT theft_forward.theft_id, theft_forward.forwarded_to, run.started_at AS forwarded_at
FROM theft_forward JOIN run USING (run_seq);

COMMENT ON VIEW theft_forwards IS 'Theft ids that changed, and what they are now';
COMMENT ON COLUMN theft_forwards.theft_id IS 'The former id';
COMMENT ON COLUMN theft_forwards.forwarded_to IS 'The present one';
COMMENT ON COLUMN theft_forwards.forwarded_at IS 'Start of the run that changed it (UTC)';
