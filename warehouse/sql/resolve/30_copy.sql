-- Which documents tell one and the same text? Copies by their MinHash (16 bands of 4 of 64 permutations, agreement of
-- 70 % and more), translations by who speaks of whom in another language, two days apart at most; versions of one page.
CREATE OR REPLACE TEMP TABLE copy AS
WITH band AS (
    SELECT version_id, position, hash(text_signature[position * 4 + 1:position * 4 + 4]) AS digest
    FROM told, unnest(generate_series(0, 15)) AS bands(position)
    WHERE len(text_signature) = 64
),
met AS (
    SELECT DISTINCT a.version_id AS left_id, b.version_id AS right_id
    FROM band AS a JOIN band AS b USING (position, digest)
    WHERE a.version_id < b.version_id
),
alike AS (
    SELECT left_id, right_id
    FROM met
    JOIN told AS a ON a.version_id = left_id
    JOIN told AS b ON b.version_id = right_id
    WHERE len(list_filter(list_zip(a.text_signature, b.text_signature), lambda pair: pair[1] = pair[2])) >= 45
    UNION
    SELECT a.version_id, b.version_id
    FROM told AS a JOIN told AS b USING (text_sha256)
    WHERE a.version_id < b.version_id
    UNION
    SELECT a.version_id, b.version_id
    FROM told AS a
    JOIN told AS b
      ON a.own_parties = b.own_parties AND a.victims = b.victims AND a.language <> b.language
     AND abs(a.published_on - b.published_on) <= 2 AND a.version_id < b.version_id
    WHERE a.own_parties NOT IN ([], ['unstated'])
    UNION
    SELECT a.version_id, b.version_id -- versions of one page
    FROM told AS a JOIN told AS b USING (document_id)
    WHERE a.version_id < b.version_id
)
SELECT left_id, right_id FROM alike UNION SELECT right_id, left_id FROM alike
