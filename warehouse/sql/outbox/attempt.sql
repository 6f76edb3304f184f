INSERT INTO mail_attempt SELECT $mail_id, $at, $error
