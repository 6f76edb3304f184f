INSERT INTO evidence_known SELECT * EXCLUDE (is_gone) FROM evidence WHERE NOT is_gone
