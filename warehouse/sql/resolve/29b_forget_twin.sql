DELETE FROM twin
WHERE left_id IN (SELECT version_id FROM sought) OR right_id IN (SELECT version_id FROM sought)
