UPDATE difference SET is_owed = FALSE
WHERE is_owed AND difference_id IN (SELECT continues FROM difference WHERE continues IS NOT NULL)
