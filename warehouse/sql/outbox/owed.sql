-- Which owed differences does each recipient want? An empty list of wishes means all.
CREATE OR REPLACE TEMP TABLE wanted AS
WITH recipient AS (
    SELECT
        unnest($address::VARCHAR[]) AS address, unnest($baselines::VARCHAR[][]) AS baselines,
        unnest($categories::VARCHAR[][]) AS categories, unnest($parties::VARCHAR[][]) AS parties,
        unnest($victims::VARCHAR[][]) AS victims, unnest($actors::VARCHAR[][]) AS actors,
        unnest($wants_reported::BOOLEAN[]) AS wants_reported
),
accused AS (
    SELECT difference_id, list(DISTINCT actor) AS actors
    FROM (
        SELECT difference_id, unnest(claim.actors) AS actor
        FROM (SELECT difference_id, unnest(claim_ids) AS claim_id FROM difference WHERE is_owed)
        JOIN claim USING (claim_id)
    )
    GROUP BY difference_id
)
SELECT DISTINCT recipient.address, difference.difference_id
FROM difference
CROSS JOIN recipient
LEFT JOIN thefts USING (theft_id)
LEFT JOIN accused USING (difference_id)
ANTI JOIN alert ON alert.difference_id = difference.difference_id AND alert.recipient = recipient.address
WHERE difference.is_owed AND difference.ended_at IS NULL
  AND (len(recipient.baselines) = 0 OR list_contains(recipient.baselines, difference.baseline_id))
  AND (len(recipient.categories) = 0 OR list_contains(recipient.categories, difference.category))
  AND (len(recipient.parties) = 0 OR list_contains(recipient.parties, difference.party))
  AND (len(recipient.victims) = 0 OR list_contains(recipient.victims, thefts.victim))
  AND (len(recipient.actors) = 0 OR list_has_any(recipient.actors, coalesce(accused.actors, [])))
  AND (recipient.wants_reported OR NOT difference.is_reported_only)
