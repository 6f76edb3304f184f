INSERT INTO name_known SELECT DISTINCT whom, victim_key FROM name
