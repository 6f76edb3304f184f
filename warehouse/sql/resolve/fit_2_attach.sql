INSERT INTO place
SELECT evidence_id, clusters[1], $level, TRUE, $step FROM fit WHERE len(clusters) = 1
