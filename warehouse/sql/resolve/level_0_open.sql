INSERT INTO open_place
SELECT evidence_id, clusters FROM fit WHERE len(clusters) > 1 AND $is_last
