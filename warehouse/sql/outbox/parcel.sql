-- One mail a recipient, named by what it says and to whom.
CREATE OR REPLACE TEMP TABLE parcel AS
SELECT
    address AS recipient,
    left(sha256(concat_ws(chr(31), address, array_to_string(list(difference_id ORDER BY difference_id), ','))), 32) AS mail_id
FROM wanted
GROUP BY address
