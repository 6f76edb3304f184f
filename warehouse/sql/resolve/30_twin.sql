-- Which texts are one and the same text as one of those sought? Copies by their MinHash (16 bands of 4 of 64
-- permutations, agreement of 70 % and more), translations by who speaks of whom in another language, two days apart at
-- most; versions of one page.
INSERT INTO twin
WITH text AS (
    SELECT text_told.*, sought.version_id IS NOT NULL AS is_sought FROM text_told LEFT JOIN sought USING (version_id)
),
band AS (
    SELECT version_id, sketch, is_sought, unnest(bands) AS digest FROM text
),
-- texts with the same boilerplate meet by the million: most are told apart here, without being gathered first
met AS MATERIALIZED (
    SELECT DISTINCT a.version_id AS one_id, b.version_id AS other_id
    FROM (FROM band WHERE is_sought) AS a
    JOIN band AS b USING (digest)
    -- of two that are both sought, the smaller finds the other
    WHERE (a.version_id < b.version_id OR NOT b.is_sought) AND hamming(a.sketch, b.sketch) <= 64 - 45
),
one AS (
    FROM text WHERE is_sought
),
alike AS (
    SELECT least(a.version_id, b.version_id) AS left_id, greatest(a.version_id, b.version_id) AS right_id
    FROM met
    JOIN version AS a ON a.version_id = met.one_id
    JOIN version AS b ON b.version_id = met.other_id
    WHERE len(list_filter(list_zip(a.text_signature, b.text_signature), lambda pair: pair[1] = pair[2])) >= 45
    UNION
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id)
    FROM one AS a JOIN text AS b USING (text_sha256)
    WHERE a.version_id <> b.version_id
    UNION
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id)
    FROM one AS a
    JOIN text AS b
      ON a.own_parties = b.own_parties AND a.victims = b.victims AND a.language <> b.language
     AND abs(a.published_on - b.published_on) <= 2
    WHERE a.own_parties NOT IN ([], ['unstated'])
    UNION
    -- editions of one newspaper, which speaks for itself in neither: told by what both report
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id)
    FROM one AS a
    JOIN text AS b
      ON a.publishers = b.publishers AND a.words = b.words AND a.language <> b.language
     AND abs(a.published_on - b.published_on) <= 2
    WHERE len(a.publishers) > 0
    UNION
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id) -- versions of one page
    FROM one AS a JOIN text AS b USING (document_id)
    WHERE a.version_id <> b.version_id
)
SELECT left_id, right_id FROM alike
