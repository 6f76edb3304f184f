-- Texts whose copies have not been sought as they are now: the others' are known.
CREATE OR REPLACE TEMP TABLE sought AS
SELECT told.* FROM told ANTI JOIN text_sought USING (version_id, print)
