-- Which names may mean the same victim?
--
--   same    the same id; the same sound in another script; a name and what somebody says it means
--   near    in two scripts, the same consonants, but few of them
--   alike   similar spellings
--
-- The less the names agree, the more must time and sum (resolve/weigh_3_pair.sql). Two names that the project's list
-- keeps apart are two victims, however alike. Names that were compared before are not compared again.
INSERT INTO name_pair
WITH fresh AS (
    FROM name ANTI JOIN name_known USING (whom, victim_key)
),
held AS (
    FROM name SEMI JOIN name_known USING (whom, victim_key)
),
met AS (
    SELECT a, b FROM fresh AS a JOIN name AS b ON a.whom < b.whom AND a.numbers = b.numbers
    UNION ALL
    SELECT a, b FROM held AS a JOIN fresh AS b ON a.whom < b.whom AND a.numbers = b.numbers
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
    FROM met
    WHERE a.is_named AND b.is_named AND NOT (a.is_listed AND b.is_listed)
      AND abs(length(a.victim_key) - length(b.victim_key)) <= 3
      AND length(a.victim_key) >= 3 AND length(b.victim_key) >= 3
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
)
SELECT left_whom, right_whom, name_fit, likeness FROM judged WHERE name_fit IS NOT NULL
