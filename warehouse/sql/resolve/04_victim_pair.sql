-- Which names may mean the same victim?
--
--   same    the same id; the same sound in another script; a name and what somebody says it means
--   near    in two scripts, the same consonants, but few of them
--   alike   similar spellings
--
-- The less the names agree, the more must time and sum (resolve/10_pair.sql). Two names that the project's list keeps
-- apart are two victims, however alike.
CREATE OR REPLACE TEMP TABLE victim_pair AS
WITH victim AS (
    SELECT
        node.whom, node.victim, node.victim_key,
        CASE
            WHEN regexp_matches(victim, '[\p{Hangul}]') THEN 'hangul'
            WHEN regexp_matches(victim, '[^\x00-\x7f]') THEN 'other'
            ELSE 'latin'
        END AS script,
        -- vowels are heard differently in each script, and an r is often not heard at all
        regexp_replace(replace(regexp_replace(victim_key, 'r([^a]|$)', '\1', 'g'), 'a', ''), 'r+', 'r', 'g') AS consonants,
        regexp_extract_all(victim_key, '[0-9]+') AS numbers,
        listed.id IS NOT NULL AS is_listed
    FROM (SELECT DISTINCT whom, victim, victim_key FROM node WHERE victim NOT LIKE 'unnamed:%') AS node
    LEFT JOIN (SELECT DISTINCT id FROM alias WHERE kind = 'victim') AS listed ON listed.id = node.victim
),
compared AS (
    SELECT
        a.whom AS left_whom, b.whom AS right_whom,
        a.victim_key = b.victim_key AS has_same_key,
        a.script <> b.script AS is_transcribed,
        a.consonants = b.consonants AS has_same_consonants,
        length(a.consonants) AS consonants, length(a.victim_key) AS letters,
        starts_with(a.victim, b.victim) OR starts_with(b.victim, a.victim) AS is_longer_form,
        jaro_winkler_similarity(a.victim_key, b.victim_key) AS likeness
    FROM victim AS a
    JOIN victim AS b
      ON a.whom < b.whom AND NOT (a.is_listed AND b.is_listed) AND a.numbers = b.numbers
     AND abs(length(a.victim_key) - length(b.victim_key)) <= 3
    WHERE length(a.victim_key) >= 3 AND length(b.victim_key) >= 3
      -- cheap, and true of all that follows
      AND (a.victim_key = b.victim_key OR a.consonants = b.consonants
           OR jaro_winkler_similarity(a.victim_key, b.victim_key, 0.85) > 0)
),
judged AS (
    SELECT
        left_whom, right_whom, likeness,
        CASE
            WHEN has_same_key AND is_longer_form AND letters >= 4 THEN 'same'
            WHEN has_same_consonants AND is_transcribed AND consonants >= 4 THEN 'same'
            WHEN has_same_consonants AND is_transcribed AND consonants >= 2 THEN 'near'
            WHEN likeness >= 0.92 OR is_transcribed THEN 'alike'
        END AS name_fit
    FROM compared
),
meant AS (
    SELECT DISTINCT a.whom AS left_whom, b.whom AS right_whom, alias.since
    FROM alias
    JOIN node AS a ON a.victim = alias.name_id
    JOIN node AS b ON b.victim = alias.id
    WHERE alias.kind = 'victim' AND alias.name_id <> alias.id
)
SELECT left_whom, right_whom, arg_max(name_fit, name_rank(name_fit)) AS name_fit, max(likeness) AS likeness,
       min(since) AS since
FROM (
    SELECT left_whom, right_whom, name_fit, likeness, NULL::DATE AS since FROM judged WHERE name_fit IS NOT NULL
    UNION ALL SELECT right_whom, left_whom, name_fit, likeness, NULL FROM judged WHERE name_fit IS NOT NULL
    UNION ALL SELECT left_whom, right_whom, 'same', 1.0, since FROM meant
    UNION ALL SELECT right_whom, left_whom, 'same', 1.0, since FROM meant
    UNION ALL SELECT DISTINCT whom, whom, 'same', 1.0, NULL FROM node
)
GROUP BY left_whom, right_whom
