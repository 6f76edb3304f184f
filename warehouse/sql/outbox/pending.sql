SELECT
    mail.mail_id, mail.recipient, run.run_id, mail.is_summary, mail.queued_at,
    (SELECT count(*) FROM mail_attempt WHERE mail_attempt.mail_id = mail.mail_id) AS attempts,
    coalesce((SELECT arg_max(error, attempted_at) FROM mail_attempt WHERE mail_attempt.mail_id = mail.mail_id), '') AS last_error
FROM mail
JOIN run USING (run_seq)
WHERE mail.delivered_at IS NULL
ORDER BY mail.run_seq, mail.recipient
