INSERT INTO text_sought SELECT version_id, print FROM told ORDER BY version_id
