-- Of what is not weighed itself: two that something weighed stands between, and whose sums may keep them apart
-- (resolve/level_1_alone.sql).
CREATE OR REPLACE TEMP TABLE meeting AS
WITH fitting AS (
    SELECT pair.left_id, evidence.evidence_id AS other_id, evidence.whom
    FROM pair
    JOIN weighed ON weighed.evidence_id = pair.left_id AND weighed.turn >= $from_turn
    JOIN evidence ON evidence.evidence_id = pair.right_id AND evidence.level = pair.level AND len(evidence.amounts) > 0
    ANTI JOIN weighed AS also ON also.evidence_id = pair.right_id
    WHERE pair.score IS NOT NULL
),
between AS (
    SELECT DISTINCT a.other_id AS left_id, b.other_id AS right_id, a.whom AS left_whom, b.whom AS right_whom
    FROM fitting AS a
    JOIN fitting AS b ON a.left_id = b.left_id AND a.other_id <> b.other_id
)
SELECT between.left_id, between.right_id, victim_pair.name_fit, victim_pair.likeness, victim_pair.since
FROM between
JOIN victim_pair USING (left_whom, right_whom)
ANTI JOIN pair ON pair.left_id = between.left_id AND pair.right_id = between.right_id
