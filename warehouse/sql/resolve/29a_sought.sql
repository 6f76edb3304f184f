-- Texts whose copies have not been sought as they are now: the others' are known.
CREATE OR REPLACE TEMP TABLE sought AS
SELECT DISTINCT version_id FROM claim ANTI JOIN text_told USING (version_id)
