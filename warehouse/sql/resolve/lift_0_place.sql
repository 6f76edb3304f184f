DELETE FROM place WHERE level >= $from_level AND evidence_id IN (SELECT evidence_id FROM weighed)
