-- Claims that are shown otherwise than before this run, as their versions are or because their theft is another.
CREATE OR REPLACE TEMP TABLE changed_claim AS
SELECT claim_id FROM claim SEMI JOIN changed_version USING (version_id)
UNION
SELECT node_id FROM shifted
