-- Which documents' claims may have another life than before this run? Those of which it, or one that died before it, has
-- seen or read a content, in whatever capture that lay before: what every other document says, and since when, is as it
-- was. All of them, where the rules by which lives are told have changed.
CREATE OR REPLACE TEMP TABLE touched_page AS
SELECT DISTINCT version.document_id
FROM reading
JOIN version USING (version_id)
WHERE reading.content_sha256 IN (
    SELECT content_sha256 FROM capture WHERE run_seq >= $from_run_seq
    UNION ALL
    SELECT content_sha256 FROM reading WHERE last_run_seq >= $from_run_seq
)
   OR NOT EXISTS (SELECT 1 FROM life_rules WHERE print = $rules)
