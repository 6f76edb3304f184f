-- How much of a level has no place yet?
SELECT count(*) FROM unplaced ANTI JOIN place USING (evidence_id) WHERE level = $level
