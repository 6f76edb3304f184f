UPDATE difference SET is_owed = FALSE WHERE is_owed
