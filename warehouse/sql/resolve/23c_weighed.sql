-- What stands beside what, and what keeps thefts apart, is told anew of all that is touched.
INSERT INTO weighed
SELECT evidence_id, $turn
FROM (
    SELECT evidence_id FROM named SEMI JOIN touched_theft USING (theft_id)
    UNION
    FROM asked
)
ANTI JOIN weighed USING (evidence_id)
