-- Names that a theft has brought together by time and sum, and what sounds the same as one of them: they are one
-- victim's, so that a vague claim under one of them fits all thefts of that victim, and not only those told under
-- the same spelling.
CREATE OR REPLACE TEMP TABLE learned AS
WITH RECURSIVE together AS (
    SELECT DISTINCT cluster_id, whom FROM place JOIN evidence USING (evidence_id)
),
met AS (
    SELECT DISTINCT a.whom AS left_whom, b.whom AS right_whom
    FROM together AS a
    JOIN together AS b USING (cluster_id)
    WHERE a.whom <> b.whom
),
sounding AS (
    SELECT left_whom, right_whom, name_fit FROM victim_pair WHERE name_fit IN ('same', 'near') AND left_whom <> right_whom
),
edge AS (
    SELECT left_whom, right_whom FROM met UNION SELECT left_whom, right_whom FROM sounding WHERE name_fit = 'same'
),
named(whom, root) USING KEY (whom) AS (
    SELECT DISTINCT left_whom, left_whom FROM edge
    UNION
    SELECT edge.right_whom, min(named.root)
    FROM named
    JOIN edge ON edge.left_whom = named.whom
    JOIN recurring.named AS held ON held.whom = edge.right_whom
    WHERE named.root < held.root
    GROUP BY edge.right_whom
)
SELECT a.whom AS left_whom, b.whom AS right_whom
FROM named AS a
JOIN named AS b USING (root)
LEFT JOIN met ON met.left_whom = a.whom AND met.right_whom = b.whom
LEFT JOIN sounding ON sounding.left_whom = a.whom AND sounding.right_whom = b.whom
WHERE a.whom <> b.whom
  AND (met.left_whom IS NOT NULL OR sounding.name_fit = 'near')
  AND sounding.name_fit IS DISTINCT FROM 'same'
