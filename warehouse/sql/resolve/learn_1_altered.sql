-- What is known of one victim's names now and was not, or no more: all that tells of it is weighed again.
INSERT INTO altered
SELECT evidence_id
FROM evidence
SEMI JOIN (
    SELECT left_whom AS whom FROM (FROM learned EXCEPT FROM learned_known)
    UNION
    SELECT left_whom FROM (FROM learned_known EXCEPT FROM learned)
) AS other USING (whom)
ANTI JOIN altered USING (evidence_id)
