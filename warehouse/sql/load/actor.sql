INSERT INTO actor
SELECT DISTINCT unnest($actor::VARCHAR[]), unnest($broader::VARCHAR[])
