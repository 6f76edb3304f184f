-- Which decisions can not be followed, and why not?
SELECT name, 'the warehouse does not hold' AS problem
FROM (SELECT left_id AS name FROM decision UNION SELECT right_id FROM decision)
WHERE name NOT IN (SELECT name FROM decision_name) AND name NOT IN (SELECT claim_id FROM claim)
UNION
SELECT left_id, 'is the very claim that names ' || right_id
FROM decision
JOIN decision_name AS left_name ON left_name.name = left_id
JOIN decision_name AS right_name ON right_name.name = right_id AND right_name.subject_id = left_name.subject_id
ORDER BY name, problem
