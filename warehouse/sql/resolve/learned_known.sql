INSERT INTO learned_known FROM learned
