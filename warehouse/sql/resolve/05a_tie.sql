-- Names that may mean one victim, and those that a person's decision ties together.
CREATE OR REPLACE TEMP TABLE tie AS
SELECT left_whom, right_whom FROM victim_pair WHERE left_whom <> right_whom
UNION
SELECT a.whom, b.whom
FROM decided
JOIN node AS a ON a.subject_id IN (left_subject, right_subject)
JOIN node AS b ON b.subject_id IN (left_subject, right_subject) AND b.whom <> a.whom
