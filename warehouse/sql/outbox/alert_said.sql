-- What do the mails that have just been queued say?
INSERT INTO alert_said
SELECT
    alert.mail_id, alert.difference_id, differences.baseline, baseline.title, differences.theft_id,
    coalesce(differences.victim, ''), coalesce(differences.victim_name, ''),
    differences.party, differences.aspect, differences.category, differences.before, differences.after,
    differences.is_reported_only, differences.detected_at, differences.claim_ids,
    coalesce(named.says, []), coalesce(named.amounts, [])
FROM alert
JOIN differences USING (difference_id)
JOIN baseline ON baseline.baseline_id = differences.baseline
LEFT JOIN (
    SELECT
        baseline, theft_id, any_value(amounts) AS amounts,
        list({'party': party, 'actors': actors, 'stance': stance, 'wording': wording} ORDER BY party) AS says
    FROM baselines
    GROUP BY baseline, theft_id
) AS named ON named.baseline = differences.baseline AND named.theft_id = differences.theft_id
ANTI JOIN alert_said ON alert_said.mail_id = alert.mail_id AND alert_said.difference_id = alert.difference_id
ORDER BY alert.mail_id, alert.difference_id
