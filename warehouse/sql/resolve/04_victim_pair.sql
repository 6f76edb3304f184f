-- Which names may mean the same victim: the same id; the same spelling over scripts; or a similar one, which needs
-- time or amount to agree as well.
CREATE OR REPLACE TEMP TABLE victim_pair AS
WITH victim AS (
    SELECT DISTINCT whom, victim_key FROM node WHERE victim NOT LIKE 'unnamed:%'
),
alike AS (
    SELECT a.whom AS left_whom, b.whom AS right_whom, a.victim_key = b.victim_key AS is_same_name
    FROM victim AS a
    JOIN victim AS b
      ON a.whom <> b.whom
     AND abs(length(a.victim_key) - length(b.victim_key)) <= 2
    WHERE length(a.victim_key) >= 4 AND length(b.victim_key) >= 4
      -- a number is no misspelling of another
      AND regexp_extract_all(a.victim_key, '[0-9]+') = regexp_extract_all(b.victim_key, '[0-9]+')
      AND (a.victim_key = b.victim_key OR jaro_winkler_similarity(a.victim_key, b.victim_key) >= 0.92)
)
SELECT left_whom, right_whom, bool_or(is_same_name) AS is_same_name FROM alike GROUP BY ALL
UNION ALL
SELECT DISTINCT whom, whom, TRUE FROM node
