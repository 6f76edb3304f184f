SELECT count(*) FROM learned
