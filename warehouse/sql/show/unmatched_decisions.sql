WITH side AS (
    SELECT left_id AS name FROM decision UNION SELECT right_id FROM decision
)
SELECT name
FROM side
WHERE name NOT IN (SELECT node_id FROM node)
  AND name NOT IN (SELECT own_theft_id FROM node)
  AND name NOT IN (SELECT claim_id FROM claim)
ORDER BY name
