-- Of vague evidence: what may have to be asked otherwise now, since names that sound alike are touched.
CREATE OR REPLACE TEMP TABLE asked AS
WITH touched_evidence AS (
    SELECT evidence_id FROM touched
    UNION
    SELECT evidence_id FROM named SEMI JOIN touched_theft USING (theft_id)
)
SELECT evidence.evidence_id
FROM evidence
SEMI JOIN (
    SELECT left_whom AS whom
    FROM victim_pair
    JOIN evidence AS other ON other.whom = victim_pair.right_whom
    SEMI JOIN touched_evidence ON touched_evidence.evidence_id = other.evidence_id
    WHERE victim_pair.name_fit = 'near'
    UNION
    SELECT whom FROM evidence SEMI JOIN touched_evidence USING (evidence_id)
) AS concerned USING (whom)
WHERE NOT is_gone AND coalesce(date_precision, 'year') = 'year' AND len(amounts) = 0
