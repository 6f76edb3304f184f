-- What must not be, if the warehouse is whole: rows that stand twice, and rows that lead nowhere.
SELECT 'twice: version' AS problem, version_id AS id FROM version GROUP BY version_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: capture', record_id FROM capture GROUP BY record_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: claim', claim_id FROM claim GROUP BY claim_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: claim_reading', claim_id FROM claim_reading GROUP BY claim_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: claim_life', claim_id FROM claim_life GROUP BY claim_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: membership', node_id FROM membership GROUP BY node_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: difference', difference_id FROM difference GROUP BY difference_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: mail', mail_id FROM mail GROUP BY mail_id HAVING count(*) > 1
UNION ALL
SELECT 'twice: alert', difference_id FROM alert GROUP BY difference_id, recipient HAVING count(*) > 1
UNION ALL
-- what a run that died has loaded waits for the next
SELECT 'claim without its life', claim_id
FROM claim_reading ANTI JOIN claim_life USING (claim_id)
WHERE first_run_seq <= (SELECT max(run_seq) FROM run WHERE finished_at IS NOT NULL)
UNION ALL
SELECT 'claim that is not held any more', claim_id FROM claim_life ANTI JOIN claim USING (claim_id)
UNION ALL
SELECT 'reading whose claim is not held', claim_id FROM claim_reading ANTI JOIN claim USING (claim_id)
UNION ALL
SELECT 'claim without a reading', claim_id FROM claim ANTI JOIN claim_reading USING (claim_id)
UNION ALL
SELECT 'claim without its version', claim_id FROM claim ANTI JOIN version USING (version_id)
UNION ALL
SELECT 'claim that was not placed', claim_id
FROM claim_life ANTI JOIN membership ON membership.node_id = claim_life.claim_id
WHERE closing IS DISTINCT FROM 'parser_changed'
UNION ALL
SELECT 'version without a capture', version_id
FROM version ANTI JOIN (
    SELECT reading.version_id FROM reading JOIN capture USING (url, content_sha256)
) AS captured USING (version_id)
UNION ALL
SELECT 'difference without its theft', difference_id
FROM difference ANTI JOIN membership USING (theft_id)
WHERE ended_at IS NULL
UNION ALL
SELECT 'difference that shows no claim', difference_id
FROM difference WHERE ended_at IS NULL AND len(claim_ids) = 0 AND category NOT IN ('not_seen', 'withdrawn')
UNION ALL
SELECT DISTINCT 'difference whose claim is not held', difference_id
FROM (SELECT difference_id, unnest(claim_ids) AS claim_id FROM difference) ANTI JOIN claim USING (claim_id)
UNION ALL
SELECT 'question whose claim is not held', question_id FROM question ANTI JOIN claim USING (claim_id)
UNION ALL
SELECT 'alert without its mail', mail_id FROM alert ANTI JOIN mail USING (mail_id)
ORDER BY problem, id
