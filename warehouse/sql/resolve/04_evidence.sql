-- Nodes that say the same of victim, time and amount are one piece of evidence: thousands of claims about one theft
-- become some dozens of these. Vague ones keep the day they were published, for no text tells of a later theft;
-- retellings of a baseline stay apart from other texts, and those that a person decided about stand alone.
CREATE OR REPLACE TEMP TABLE node_evidence AS
SELECT
    node.*,
    different.subject_id IS NOT NULL AS is_held_back,
    left(sha256(concat_ws(
        chr(31), whom, coalesce(theft_date, ''), list_sort(amounts)::VARCHAR,
        CASE WHEN date_precision IS DISTINCT FROM 'day' THEN coalesce(published_on::VARCHAR, '') ELSE '' END,
        array_to_string(retold, ','),
        CASE WHEN is_baseline OR person.subject_id IS NOT NULL THEN node.subject_id ELSE '' END
    )), 32) AS evidence_id
FROM node
LEFT JOIN (
    SELECT left_subject AS subject_id FROM decided UNION SELECT right_subject FROM decided
) AS person USING (subject_id)
LEFT JOIN (
    -- of two that are told apart, the later one waits until the others have found their places
    SELECT greatest(left_subject, right_subject) AS subject_id FROM decided
    WHERE verdict = 'different'
    GROUP BY ALL
) AS different USING (subject_id)
