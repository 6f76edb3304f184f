INSERT INTO waiting
SELECT evidence_id
FROM unplaced
ANTI JOIN fit USING (evidence_id)
ANTI JOIN place USING (evidence_id)
ANTI JOIN alone USING (evidence_id)
WHERE level = $level
