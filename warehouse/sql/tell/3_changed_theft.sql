-- Thefts of which anything is to be told otherwise: those that such claims are or were of, and those in which others
-- may stand beside each other now.
CREATE OR REPLACE TEMP TABLE changed_theft AS
SELECT theft_id FROM touched_theft
UNION
SELECT theft_id FROM shifted WHERE theft_id IS NOT NULL
UNION
SELECT theft_id FROM membership SEMI JOIN changed_claim ON changed_claim.claim_id = membership.node_id
WHERE theft_id IS NOT NULL
UNION
SELECT theft_id FROM (SELECT theft_id FROM membership UNION SELECT theft_id FROM theft_told)
WHERE theft_id IS NOT NULL AND NOT EXISTS (FROM told JOIN told_now USING (print))
