-- New differences. One that only carries a new theft id goes on where the old one was: owed if that was, and else not.
INSERT INTO difference
WITH left_behind AS (
    -- by runs that would have mailed it and died
    SELECT coalesce(list(claim_id), []) AS claim_ids
    FROM claim_reading
    JOIN run ON run.run_seq = claim_reading.first_run_seq
    WHERE run.is_mailing AND run_seq >= $from_run_seq AND run_seq < $run_seq
)
SELECT
    now.difference_id, now.baseline_id, now.theft_id, now.party, now.aspect, now.category, now.before_value,
    now.after_value, now.claim_ids, now.is_reported_only, now.is_parser_changed, now.detected_at, $run_seq,
    former.difference_id, NULL,
    CASE
        WHEN former.difference_id IS NOT NULL THEN former.is_owed
        ELSE ($is_mailing OR list_has_any(now.claim_ids, (SELECT claim_ids FROM left_behind)))
             AND NOT now.is_parser_changed
             AND now.category NOT IN ('restates', 'retelling_differs', 'not_seen')
    END
FROM difference_now AS now
ANTI JOIN difference ON difference.difference_id = now.difference_id
LEFT JOIN (
    SELECT vanished.forwarded_to, difference.*
    FROM difference
    JOIN vanished USING (theft_id)
    QUALIFY row_number() OVER (
        PARTITION BY vanished.forwarded_to, baseline_id, party, aspect, before_value, after_value ORDER BY difference_id
    ) = 1
) AS former
  ON former.forwarded_to = now.theft_id AND former.baseline_id = now.baseline_id AND former.party = now.party
 AND former.aspect = now.aspect AND former.before_value = now.before_value AND former.after_value = now.after_value
ORDER BY now.difference_id
