-- Texts whose copies have not been sought as they are now: the others' are known. In parts, since a first search among
-- all texts of a great archive would take many gigabytes at one go.
CREATE OR REPLACE TEMP TABLE sought AS
SELECT told.*, row_number() OVER (ORDER BY number) // 1000 AS part
FROM told ANTI JOIN text_sought USING (version_id, print)
