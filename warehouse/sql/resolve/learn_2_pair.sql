-- The names that were learned to be one, with what was known of them. Written anew: a MERGE into the table has failed
-- now and then in DuckDB 2.0 ("Corrupted uncompressed string segment: dictionary offset exceeds dictionary size").
CREATE OR REPLACE TEMP TABLE victim_pair AS
SELECT left_whom, right_whom,
       CASE WHEN learned.whom IS NULL THEN held.name_fit ELSE 'same' END AS name_fit,
       CASE WHEN held.whom IS NULL THEN 1.0 ELSE held.likeness END AS likeness,
       held.since
FROM (SELECT *, left_whom AS whom FROM victim_pair) AS held
FULL JOIN (SELECT *, left_whom AS whom FROM learned) AS learned USING (left_whom, right_whom)
