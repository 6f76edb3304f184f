INSERT INTO unpublished
WITH changed AS (
    SELECT 'version' AS kind, version_id AS id FROM changed_version
    UNION ALL
    SELECT 'claim', claim_id FROM changed_claim
    UNION ALL
    SELECT 'theft', theft_id FROM changed_theft
),
much AS (
    -- of a first load, or after a change of rules, it would be all of them
    SELECT count(*) > $much AS is_much FROM changed
)
SELECT kind, id FROM changed ANTI JOIN unpublished USING (kind, id) WHERE NOT (SELECT is_much FROM much)
UNION ALL
SELECT 'all', '' WHERE (SELECT is_much FROM much)
