-- Nodes that say the same of victim, time and amount are one piece of evidence: thousands of claims about one theft
-- become some dozens of these. No text tells of a later theft, so vague ones keep between which of the victim's dates
-- they were published; retellings of a baseline stay apart from other texts, and those that a person decided about
-- stand alone.
CREATE OR REPLACE TEMP TABLE node_evidence AS
WITH told_date AS (
    SELECT whom, date_from, row_number() OVER (PARTITION BY whom ORDER BY date_from) AS position
    FROM (SELECT DISTINCT whom, date_from FROM node WHERE date_from IS NOT NULL)
),
vague AS (
    SELECT DISTINCT whom, published_on FROM node WHERE date_precision IS DISTINCT FROM 'day'
),
positioned AS (
    SELECT vague.*, told_date.position AS published_after
    FROM vague
    ASOF JOIN told_date
      ON told_date.whom = vague.whom AND told_date.date_from <= coalesce(vague.published_on, DATE '9999-12-01') + 3
)
-- no more columns than are asked for: what a piece of evidence says stands in resolve/08_evidence.sql
SELECT
    node_id, is_baseline, node.whom, version_id, document_id, party, subject_id, node.published_on, closing, own_theft_id,
    different.subject_id IS NOT NULL AS is_held_back,
    left(sha256(concat_ws(
        chr(31), node.whom, coalesce(theft_date, ''), list_sort(amounts)::VARCHAR,
        coalesce(published_after, 0),
        array_to_string(retold, ','),
        CASE WHEN is_baseline OR person.subject_id IS NOT NULL THEN node.subject_id ELSE '' END
    )), 32) AS evidence_id
FROM node
LEFT JOIN positioned
  ON positioned.whom = node.whom AND positioned.published_on IS NOT DISTINCT FROM node.published_on
 AND node.date_precision IS DISTINCT FROM 'day'
LEFT JOIN (
    SELECT left_subject AS subject_id FROM decided UNION SELECT right_subject FROM decided
) AS person USING (subject_id)
LEFT JOIN (
    -- of two that are told apart, one waits until the others have found their places
    SELECT DISTINCT waiting_subject AS subject_id FROM decided WHERE waiting_subject IS NOT NULL
) AS different USING (subject_id)
