UPDATE mail SET delivered_at = $at WHERE mail_id = $mail_id AND delivered_at IS NULL
