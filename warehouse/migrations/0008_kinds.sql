-- One victim for all attributions of a theft, whichever claim was read first; bodies of several states are no firms; and
-- what organisations say where a state speaks is at hand for baselines that are theirs.

CREATE MACRO is_international(party) AS party = 'msmt' OR regexp_matches(party, '^un([.]|$)');

CREATE MACRO attributions_of_all() AS TABLE
WITH said AS (
    SELECT claims.* EXCLUDE (victim), thefts.victim, NOT (is_state(party)) AS is_organisation
    FROM claims
    JOIN thefts USING (theft_id)
    WHERE theft_id IS NOT NULL AND party <> 'unstated' AND closing IS DISTINCT FROM 'parser_changed'
),
state_speaks AS (
    SELECT DISTINCT theft_id FROM said
    WHERE NOT is_organisation AND voice = 'own' AND closing IS NULL AND stance IN ('asserted', 'assessed', 'suspected')
),
counted AS (
    SELECT said.*, is_organisation AND state_speaks.theft_id IS NOT NULL AS is_behind_a_state
    FROM said
    LEFT JOIN state_speaks USING (theft_id)
),
weighed AS (
    SELECT
        *,
        closing IS NULL AS stands,
        -- a report changes nothing that is known at first hand, and keeps nothing alive that was taken back
        voice = 'own' OR NOT bool_or(voice = 'own') OVER (PARTITION BY theft_id, speaker) AS counts
    FROM counted
)
SELECT
    theft_id,
    speaker AS party,
    CASE WHEN is_state(speaker) THEN 'state' WHEN is_international(speaker) THEN 'international' ELSE 'organisation' END
        AS kind,
    coalesce(
        list(DISTINCT party ORDER BY party) FILTER (counts AND stands),
        list(DISTINCT party ORDER BY party) FILTER (counts)
    ) AS parties,
    victim,
    NOT bool_or(voice = 'own') AS is_reported_only,
    bool_or(stands AND counts) AS is_standing,
    arg_max(stance, (coalesce(published_on, DATE '0001-01-01'), stance_rank(stance), claim_id))
        FILTER (counts AND stands) AS stance,
    list_sort(list_distinct(flatten(list(actors) FILTER (counts AND stands)))) AS actors,
    list_sort(list_distinct(flatten(list(amounts) FILTER (counts AND stands)))) AS amounts,
    bool_or(is_collective) AS is_collective,
    min(published_on) FILTER (counts) AS first_published_on,
    max(published_on) FILTER (counts) AS last_published_on,
    min(first_seen_at) FILTER (counts) AS first_seen_at,
    CASE WHEN NOT bool_or(stands AND counts) THEN max(withdrawn_at) FILTER (counts) END AS withdrawn_at,
    count(DISTINCT document_id) FILTER (stands) AS documents,
    count(DISTINCT origin_id) FILTER (stands) AS independent_origins,
    coalesce(
        list(claim_id ORDER BY claim_id) FILTER (stands),
        list(claim_id ORDER BY claim_id) FILTER (counts)
    ) AS claim_ids,
    is_behind_a_state
FROM weighed
GROUP BY theft_id, speaker, victim, is_behind_a_state;

CREATE OR REPLACE VIEW attributions AS
SELECT * EXCLUDE (is_behind_a_state) FROM attributions_of_all() WHERE NOT is_behind_a_state;

COMMENT ON VIEW attributions IS 'Theft by state: what each state says now of who did it, and who speaks for it; organisations and firms where no state speaks';
COMMENT ON COLUMN attributions.theft_id IS 'The theft';
COMMENT ON COLUMN attributions.party IS 'State (us, jp, kr), or an organisation or firm where no state speaks';
COMMENT ON COLUMN attributions.kind IS 'state, international (bodies of several states: MSMT, the United Nations) or organisation (firms, persons and all others)';
COMMENT ON COLUMN attributions.parties IS 'Those that speak for it, or spoke: us.fbi, us.treasury';
COMMENT ON COLUMN attributions.victim IS 'Id of the victim, as in thefts';
COMMENT ON COLUMN attributions.is_reported_only IS 'No document of its own is held: somebody reports that it says so';
COMMENT ON COLUMN attributions.is_standing IS 'At least one of its claims stands, of its own ones where it ever spoke itself';
COMMENT ON COLUMN attributions.stance IS 'Stance of its latest text that stands; own texts before reports';
COMMENT ON COLUMN attributions.actors IS 'All that its standing texts accuse';
COMMENT ON COLUMN attributions.amounts IS 'All sums that its standing texts state';
COMMENT ON COLUMN attributions.is_collective IS 'At least one text is worded together with others';
COMMENT ON COLUMN attributions.first_published_on IS 'Its earliest text about this theft';
COMMENT ON COLUMN attributions.last_published_on IS 'Its latest text about this theft';
COMMENT ON COLUMN attributions.first_seen_at IS 'First capture that says so (UTC)';
COMMENT ON COLUMN attributions.withdrawn_at IS 'When the last of its claims was closed (UTC); NULL: it stands';
COMMENT ON COLUMN attributions.documents IS 'Pages that carry it';
COMMENT ON COLUMN attributions.independent_origins IS 'The same, copies and translations of one text counted once';
COMMENT ON COLUMN attributions.claim_ids IS 'The claims that carry it and stand, reports among them; or those that were taken back, if none stands';

COMMENT ON COLUMN questions.kind IS 'fits_several, masked_victim, similar_name, or contradiction (between decisions)';
