INSERT INTO delivery
SELECT incoming.*
FROM (
    SELECT DISTINCT unnest($mail_id::VARCHAR[]) AS mail_id, unnest($recipient::VARCHAR[]) AS recipient,
                    unnest($delivered_at::TIMESTAMP[]) AS delivered_at
) AS incoming
ANTI JOIN delivery USING (mail_id)
QUALIFY row_number() OVER (PARTITION BY mail_id ORDER BY delivered_at) = 1
