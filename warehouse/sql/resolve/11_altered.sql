-- Evidence that is not what it was when it was last weighed, or is kept apart from other evidence than then, or
-- whose victim has got another spelling.
CREATE OR REPLACE TEMP TABLE altered AS
WITH parted AS (
    -- both stand on the left once
    SELECT left_id AS evidence_id FROM (FROM forbidden EXCEPT FROM forbidden_known)
    UNION
    SELECT left_id FROM (FROM forbidden_known EXCEPT FROM forbidden)
),
respelled AS (
    SELECT whom FROM name ANTI JOIN name_known USING (whom, victim_key)
)
SELECT evidence_id FROM evidence WHERE is_gone
UNION
SELECT evidence_id FROM (
    SELECT evidence_id, level, published_on FROM evidence
    EXCEPT
    SELECT evidence_id, level, published_on FROM evidence_known
)
UNION
SELECT evidence_id FROM evidence SEMI JOIN parted USING (evidence_id)
UNION
SELECT evidence_id FROM evidence SEMI JOIN respelled USING (whom)
