-- Names that may mean one victim, each two in both orders. `since`: the day from which on somebody says so.
CREATE OR REPLACE TEMP TABLE victim_pair AS
WITH meant AS (
    SELECT DISTINCT a.whom AS left_whom, b.whom AS right_whom, alias.since
    FROM alias
    JOIN name AS a ON a.victim = alias.name_id
    JOIN name AS b ON b.victim = alias.id
    WHERE alias.kind = 'victim' AND alias.name_id <> alias.id
),
said AS (
    SELECT left_whom, right_whom, min(since) AS since
    FROM (FROM meant UNION ALL SELECT right_whom, left_whom, since FROM meant)
    GROUP BY ALL
)
SELECT left_whom, right_whom, name_fit, likeness, NULL::DATE AS since
FROM (FROM name_pair UNION ALL SELECT right_whom, left_whom, name_fit, likeness FROM name_pair)
ANTI JOIN said USING (left_whom, right_whom)
UNION ALL
SELECT left_whom, right_whom, 'same', 1.0, since FROM said
UNION ALL
SELECT DISTINCT whom, whom, 'same', 1.0, NULL FROM name
