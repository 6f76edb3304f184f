-- Is so much altered that weighing everything is less work?
SELECT (SELECT count(*) FROM altered) > 0.25 * (SELECT count(*) FROM evidence)
