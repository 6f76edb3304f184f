-- How much of a level has no place yet?
SELECT count(*) FROM evidence WHERE level = $level AND is_changed AND evidence_id NOT IN (SELECT evidence_id FROM place)
