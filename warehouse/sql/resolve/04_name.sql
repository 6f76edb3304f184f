-- Names of victims, as they are compared.
CREATE OR REPLACE TEMP TABLE name AS
SELECT
    node.whom, node.victim, node.victim_key, victim NOT LIKE 'unnamed:%' AS is_named,
    CASE
        WHEN regexp_matches(victim, '[\p{Hangul}]') THEN 'hangul'
        WHEN regexp_matches(victim, '[^\x00-\x7f]') THEN 'other'
        ELSE 'latin'
    END AS script,
    -- vowels are heard differently in each script, and an r is often not heard at all
    regexp_replace(replace(regexp_replace(victim_key, 'r([^a]|$)', '\1', 'g'), 'a', ''), 'r+', 'r', 'g') AS consonants,
    regexp_extract_all(victim_key, '[0-9]+') AS numbers,
    listed.id IS NOT NULL AS is_listed
FROM (SELECT DISTINCT whom, victim, victim_key FROM node) AS node
LEFT JOIN (SELECT DISTINCT id FROM alias WHERE kind = 'victim') AS listed ON listed.id = node.victim
