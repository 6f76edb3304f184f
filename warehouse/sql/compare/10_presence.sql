-- Who attributes what, against what the baseline says.
INSERT INTO found
SELECT
    baseline_id, theft_id, party, 'presence',
    CASE
        WHEN NOT is_standing THEN 'withdrawn'
        WHEN is_in_row THEN 'restates'
        WHEN is_named THEN 'new_party'
        ELSE 'new_theft'
    END,
    CASE WHEN is_in_row OR NOT is_standing THEN 'attributes' ELSE '' END,
    CASE
        WHEN NOT is_standing THEN 'withdrawn'
        WHEN is_reported_only THEN 'is reported to attribute'
        ELSE 'attributes'
    END,
    claim_ids, is_reported_only,
    CASE WHEN is_standing THEN first_seen_at ELSE withdrawn_at END
FROM present
WHERE NOT is_standing OR stance IN ('asserted', 'assessed', 'suspected')
