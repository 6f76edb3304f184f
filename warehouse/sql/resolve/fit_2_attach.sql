INSERT INTO place
SELECT evidence_id, clusters[1], $level, TRUE FROM fit WHERE len(clusters) = 1
