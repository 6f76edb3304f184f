-- What one party tells apart in one text is not one theft, and neither is what a person told apart.
CREATE OR REPLACE TEMP TABLE forbidden AS
SELECT left_id, right_id, min(parted_by) AS parted_by
FROM (
    SELECT a.evidence_id AS left_id, b.evidence_id AS right_id, 'text' AS parted_by
    FROM node_evidence AS a
    JOIN node_evidence AS b
      ON a.version_id = b.version_id AND a.whom = b.whom AND a.party = b.party
     AND a.evidence_id <> b.evidence_id AND NOT a.is_baseline
    JOIN evidence AS one ON one.evidence_id = a.evidence_id
    JOIN evidence AS other ON other.evidence_id = b.evidence_id
    WHERE one.date_from > other.date_to + 3 OR other.date_from > one.date_to + 3
       OR (len(one.amounts) > 0 AND len(other.amounts) > 0 AND NOT list_has_any(one.amounts, other.amounts))
    UNION ALL
    -- two names in one script, side by side, are two victims
    SELECT a.evidence_id, b.evidence_id, 'text'
    FROM node_evidence AS a
    JOIN node_evidence AS b
      ON a.version_id = b.version_id AND a.party = b.party AND a.whom <> b.whom AND NOT a.is_baseline
    JOIN victim_pair ON victim_pair.left_whom = a.whom AND victim_pair.right_whom = b.whom
    WHERE victim_pair.name_fit = 'alike'
    UNION ALL
    SELECT a.evidence_id, b.evidence_id, 'decision'
    FROM decided
    JOIN node_evidence AS a ON a.subject_id IN (left_subject, right_subject)
    JOIN node_evidence AS b ON b.subject_id IN (left_subject, right_subject) AND b.subject_id <> a.subject_id
    WHERE verdict = 'different' AND a.evidence_id <> b.evidence_id
)
GROUP BY left_id, right_id
