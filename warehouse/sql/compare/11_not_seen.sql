-- Which rows of a baseline does no document carry yet?
INSERT INTO found
SELECT baseline_id, theft_id, party, 'presence', 'not_seen', 'attributes', '', [], FALSE, issued_on::TIMESTAMP
FROM baseline_row
ANTI JOIN (SELECT baseline_id, theft_id, party FROM present) AS seen USING (baseline_id, theft_id, party)
