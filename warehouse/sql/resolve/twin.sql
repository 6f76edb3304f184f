-- Which texts are one and the same text as those of a part of the sought? Copies by their MinHash (16 bands of 4 of 64
-- permutations, agreement of 70 % and more), translations by who speaks of whom in another language, two days apart at
-- most; versions of one page.
INSERT INTO twin
WITH one AS (
    FROM sought WHERE part = $part
),
band AS (
    SELECT number, position, hash(text_signature[position * 4 + 1:position * 4 + 4]) AS digest
    FROM told, unnest(generate_series(0, 15)) AS bands(position)
    WHERE len(text_signature) = 64
),
met AS (
    SELECT DISTINCT least(a.number, b.number) AS left_number, greatest(a.number, b.number) AS right_number
    FROM (FROM band SEMI JOIN one USING (number)) AS a
    JOIN band AS b USING (position, digest)
    -- of two that are both sought, the second finds the first
    WHERE b.number < a.number OR b.number NOT IN (SELECT number FROM sought)
),
alike AS (
    SELECT a.version_id AS left_id, b.version_id AS right_id
    FROM met
    JOIN told AS a ON a.number = met.left_number
    JOIN told AS b ON b.number = met.right_number
    WHERE len(list_filter(list_zip(a.text_signature, b.text_signature), lambda pair: pair[1] = pair[2])) >= 45
    UNION
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id)
    FROM one AS a JOIN told AS b USING (text_sha256)
    WHERE a.version_id <> b.version_id
    UNION
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id)
    FROM one AS a
    JOIN told AS b
      ON a.own_parties = b.own_parties AND a.victims = b.victims AND a.language <> b.language
     AND abs(a.published_on - b.published_on) <= 2
    WHERE a.own_parties NOT IN ([], ['unstated'])
    UNION
    -- editions of one newspaper, which speaks for itself in neither: told by what both report
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id)
    FROM sought AS a
    JOIN told AS b
      ON a.publishers = b.publishers AND a.words = b.words AND a.language <> b.language
     AND abs(a.published_on - b.published_on) <= 2
    WHERE len(a.publishers) > 0
    UNION
    SELECT least(a.version_id, b.version_id), greatest(a.version_id, b.version_id) -- versions of one page
    FROM one AS a JOIN told AS b USING (document_id)
    WHERE a.version_id <> b.version_id
)
SELECT left_id, right_id FROM alike ANTI JOIN twin USING (left_id, right_id)
