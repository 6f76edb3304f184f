CREATE VIEW alerts AS
SELECT
    alert.difference_id, alert.recipient, alert.mail_id, mail.is_summary, mail.queued_at, mail.delivered_at,
    (SELECT count(*) FROM mail_attempt WHERE mail_attempt.mail_id = alert.mail_id) AS failed_attempts,
    differences.baseline, differences.theft_id, differences.victim, differences.party, differences.category
FROM alert
JOIN mail ON mail.mail_id = alert.mail_id
LEFT JOIN differences ON differences.difference_id = alert.difference_id;

COMMENT ON VIEW alerts IS 'Which difference was mailed to whom';
COMMENT ON COLUMN alerts.difference_id IS 'The difference';
COMMENT ON COLUMN alerts.recipient IS 'Mail address';
COMMENT ON COLUMN alerts.mail_id IS 'The mail: several differences share one';
COMMENT ON COLUMN alerts.is_summary IS 'The one summary of a first run';
COMMENT ON COLUMN alerts.queued_at IS 'When it was put into the outbox (UTC)';
COMMENT ON COLUMN alerts.delivered_at IS 'When a mail server accepted it (UTC); NULL: still owed';
COMMENT ON COLUMN alerts.failed_attempts IS 'Deliveries that failed';
COMMENT ON COLUMN alerts.baseline IS 'Baseline of the difference';
COMMENT ON COLUMN alerts.theft_id IS 'Its theft';
COMMENT ON COLUMN alerts.victim IS 'Its victim';
COMMENT ON COLUMN alerts.party IS 'Its party';
COMMENT ON COLUMN alerts.category IS 'Its category';
