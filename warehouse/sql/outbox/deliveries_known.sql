UPDATE mail SET delivered_at = delivery.delivered_at
FROM delivery
WHERE delivery.mail_id = mail.mail_id AND mail.delivered_at IS NULL
