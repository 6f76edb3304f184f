-- Evidence of which anything is new: what it is, what it stands for, or which theft its claims are of.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT evidence_id, theft_id FROM shifted
UNION
SELECT evidence_id, theft_id FROM named SEMI JOIN altered USING (evidence_id)
UNION
SELECT evidence_id, theft_id FROM named
SEMI JOIN (
    SELECT evidence_id FROM (
        SELECT evidence_id, nodes FROM evidence WHERE NOT is_gone EXCEPT SELECT evidence_id, nodes FROM evidence_known
    )
) AS grown USING (evidence_id)
