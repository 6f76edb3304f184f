-- Thefts whose id is gone, and the one that most of their members are in now.
CREATE OR REPLACE TEMP TABLE vanished AS
SELECT old.theft_id, arg_max(now.theft_id, (now.members, now.theft_id)) AS forwarded_to
FROM (SELECT DISTINCT theft_id FROM membership WHERE theft_id IS NOT NULL) AS old
ANTI JOIN new_membership AS still ON still.theft_id = old.theft_id
JOIN (
    SELECT membership.theft_id AS old_id, new_membership.theft_id, count(*) AS members
    FROM membership
    JOIN new_membership USING (node_id)
    WHERE new_membership.theft_id IS NOT NULL
    GROUP BY ALL
) AS now ON now.old_id = old.theft_id
GROUP BY old.theft_id
