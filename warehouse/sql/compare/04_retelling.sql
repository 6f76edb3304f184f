-- Which texts retell a baseline? Those that report two and more of its thefts as attributed by its parties.
CREATE OR REPLACE TEMP TABLE retelling AS
SELECT baseline_row.baseline_id, said.version_id
FROM said
JOIN baseline_row ON baseline_row.theft_id = said.theft_id
JOIN (SELECT baseline_id, party FROM baseline_row GROUP BY ALL) AS signatory
  ON signatory.baseline_id = baseline_row.baseline_id AND signatory.party = said.speaker
WHERE said.voice = 'reported'
  AND (said.published_on IS NULL OR said.published_on >= baseline_row.issued_on)
GROUP BY baseline_row.baseline_id, said.version_id
HAVING count(DISTINCT said.theft_id) >= 2
