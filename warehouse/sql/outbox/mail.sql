INSERT INTO mail
SELECT parcel.mail_id, parcel.recipient, $run_seq, $is_summary, $queued_at, delivery.delivered_at
FROM parcel
LEFT JOIN (SELECT mail_id, min(delivered_at) AS delivered_at FROM delivery GROUP BY mail_id) AS delivery USING (mail_id)
ANTI JOIN mail ON mail.mail_id = parcel.mail_id
ORDER BY parcel.recipient
