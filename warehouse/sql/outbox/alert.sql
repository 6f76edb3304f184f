INSERT INTO alert
SELECT wanted.difference_id, wanted.address, parcel.mail_id
FROM wanted JOIN parcel ON parcel.recipient = wanted.address
ORDER BY ALL
