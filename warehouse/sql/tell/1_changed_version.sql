-- Versions that are shown otherwise than before this run: by when they were seen, by what they carry, or by their origin.
CREATE OR REPLACE TEMP TABLE changed_version AS
SELECT version_id FROM version SEMI JOIN touched_page USING (document_id)
UNION
FROM moved_origin
UNION
SELECT version_id FROM version WHERE NOT EXISTS (FROM told JOIN told_now USING (print))
