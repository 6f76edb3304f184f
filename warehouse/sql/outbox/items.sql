-- What do owed mails say? What was settled when they were queued, without what has ended since: a difference that
-- goes on under another id, because its theft got another, has not ended.
WITH RECURSIVE alive AS (
    SELECT difference_id, continues FROM difference WHERE ended_at IS NULL
    UNION
    SELECT former.difference_id, former.continues
    FROM alive JOIN difference AS former ON former.difference_id = alive.continues
),
held AS (
    SELECT DISTINCT told.mail_id, told.difference_id
    FROM (SELECT mail_id, difference_id, unnest(claim_ids) AS claim_id FROM alert_said) AS told
    SEMI JOIN claim USING (claim_id)
)
SELECT
    said.mail_id, said.difference_id, said.baseline_id AS baseline, said.title, said.theft_id, said.victim,
    said.victim_name, said.party, said.aspect, said.category, said.before_value AS before, said.after_value AS after,
    said.is_reported_only, said.detected_at, said.says, said.amounts,
    -- a warehouse made anew by another parser may hold the same statements under other ids
    CASE
        WHEN EXISTS (FROM held WHERE held.mail_id = said.mail_id AND held.difference_id = said.difference_id)
            THEN said.claim_ids
        ELSE difference.claim_ids
    END AS claim_ids
FROM alert_said AS said
JOIN difference USING (difference_id)
WHERE list_contains($mail_ids::VARCHAR[], said.mail_id)
  AND said.difference_id IN (SELECT difference_id FROM alive)
ORDER BY said.mail_id, said.is_reported_only, said.victim, said.party, said.aspect, said.difference_id
