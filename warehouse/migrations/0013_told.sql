-- What is told of each theft is told anew only where a run has changed it, and the published copy is brought up to date
-- by what has changed since it was written (warehouse/telling.py, warehouse/publishing.py).

-- As before, but what picks out thefts picks out the claims that each of its parts is made of.
CREATE OR REPLACE VIEW thefts AS
WITH theft AS (
    SELECT DISTINCT theft_id FROM membership WHERE theft_id IS NOT NULL
),
told AS (
    SELECT membership.theft_id, claim.*, version.published_on, claim_life.closing, origin.origin_id
    FROM membership
    JOIN claim ON claim.claim_id = membership.node_id
    JOIN claim_life USING (claim_id)
    JOIN version ON version.version_id = claim.version_id
    LEFT JOIN origin ON origin.version_id = claim.version_id
    WHERE membership.theft_id IS NOT NULL
),
from_claims AS (
    SELECT
        theft_id,
        mode(victim ORDER BY victim) AS victim,
        mode(victim_name ORDER BY victim_name) AS victim_name,
        mode(theft_date ORDER BY theft_date)
            FILTER (length(theft_date) = 10) AS day_told,
        mode(theft_date ORDER BY theft_date) FILTER (length(theft_date) = 7) AS month_told,
        mode(theft_date ORDER BY theft_date) FILTER (length(theft_date) = 4) AS year_told,
        count(DISTINCT document_id) AS documents,
        count(*) FILTER (closing IS NULL) AS claims,
        count(DISTINCT origin_id) AS independent_origins,
        min(published_on) AS first_published_on,
        list(DISTINCT speaker(party) ORDER BY speaker(party))
            FILTER (voice = 'own' AND closing IS NULL AND party <> 'unstated' AND stance NOT IN ('denied', 'disputed'))
            AS speakers
    FROM told
    GROUP BY theft_id
),
sum_told AS (
    -- what states say at first hand goes before what is told of them
    SELECT
        theft_id,
        coalesce(
            quantile_disc(amount, 0.5) FILTER (is_first_hand),
            quantile_disc(amount, 0.5)
        ) AS amount_usd
    FROM (
        SELECT
            theft_id, document_id, stated.value AS amount, stated.currency AS currency,
            bool_or(voice = 'own' AND is_state(party)) AS is_first_hand
        FROM (SELECT theft_id, document_id, voice, party, unnest(amounts) AS stated FROM told)
        GROUP BY theft_id, document_id, stated
    )
    WHERE currency = 'USD'
    GROUP BY theft_id
),
from_baselines AS (
    SELECT
        membership.theft_id,
        min(victim) AS victim, min(victim_name) AS victim_name, min(coalesce(known_date, theft_date)) AS day_known,
        min(list_filter(amounts, lambda amount: amount.currency = 'USD')[1].value) AS amount_usd,
        list(DISTINCT baseline_id ORDER BY baseline_id) AS baselines
    FROM membership
    JOIN baseline_theft USING (node_id)
    GROUP BY membership.theft_id
)
SELECT
    theft.theft_id,
    coalesce(from_baselines.victim, from_claims.victim) AS victim,
    coalesce(from_baselines.victim_name, from_claims.victim_name) AS victim_name,
    coalesce(day_told, day_known, month_told, year_told) AS theft_date,
    coalesce(from_baselines.amount_usd, sum_told.amount_usd)::DECIMAL(24, 2) AS amount_usd,
    coalesce(claims, 0) AS claims,
    coalesce(documents, 0) AS documents,
    coalesce(independent_origins, 0) AS independent_origins,
    coalesce(speakers, []) AS speakers,
    first_published_on,
    coalesce(baselines, []) AS baselines
FROM theft
LEFT JOIN from_claims ON from_claims.theft_id = theft.theft_id
LEFT JOIN from_baselines ON from_baselines.theft_id = theft.theft_id
LEFT JOIN sum_told ON sum_told.theft_id = theft.theft_id
WHERE from_claims.theft_id IS NOT NULL OR from_baselines.theft_id IS NOT NULL;

COMMENT ON VIEW thefts IS 'The events that claims of many documents are about';
COMMENT ON COLUMN thefts.theft_id IS 'Hash of its earliest claim; ids that changed are in theft_forwards';
COMMENT ON COLUMN thefts.victim IS 'Id of the victim, as most claims have it';
COMMENT ON COLUMN thefts.victim_name IS 'The victim''s name, as a baseline or most texts write it';
COMMENT ON COLUMN thefts.theft_date IS 'When it happened, as most texts say, with the precision that they state';
COMMENT ON COLUMN thefts.amount_usd IS 'Sum in US dollars: the baseline''s, or the median of what states, and else all documents, say; NULL: none states dollars';
COMMENT ON COLUMN thefts.claims IS 'Claims that stand';
COMMENT ON COLUMN thefts.documents IS 'Pages that carry or carried claims about it';
COMMENT ON COLUMN thefts.independent_origins IS 'The same, copies and translations of one text counted once';
COMMENT ON COLUMN thefts.speakers IS 'States, organisations and firms that attribute it in their own voice now';
COMMENT ON COLUMN thefts.first_published_on IS 'Publication date of the earliest text about it';
COMMENT ON COLUMN thefts.baselines IS 'Baselines that name it';

-- Thefts and attributions as the last run told them, and what that rested on besides claims: one row.
CREATE TABLE theft_told AS FROM thefts LIMIT 0;
CREATE TABLE attribution_told AS FROM attributions_of_all() LIMIT 0;
CREATE TABLE told (print VARCHAR NOT NULL);

-- What has changed since the published copy was written: claims, versions and thefts; `all`: more than is worth listing.
CREATE TABLE unpublished (
    kind VARCHAR NOT NULL,             -- claim, version, theft or all
    id   VARCHAR NOT NULL
);
-- The published copy as it was written, so that one which is another, or was written to, is not built upon: one row.
CREATE TABLE published_copy (
    bytes       BIGINT NOT NULL,
    modified_ns BIGINT NOT NULL
);
