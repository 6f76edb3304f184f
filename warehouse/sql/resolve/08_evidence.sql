-- From the most exact to the vaguest: each level finds its place among those before it, so that a vague claim never
-- joins two thefts.
CREATE OR REPLACE TEMP TABLE evidence AS
SELECT
    evidence_id, whom, any_value(date_from) AS date_from, any_value(date_to) AS date_to,
    any_value(date_precision) AS date_precision, max(published_on) AS published_on,
    any_value(amounts) AS amounts, any_value(retold) AS retold, any_value(baseline_id) AS baseline_id,
    CASE
        WHEN bool_or(is_held_back) THEN 6
        WHEN any_value(date_precision) = 'day' THEN 0
        WHEN any_value(date_precision) = 'month' THEN 1
        WHEN any_value(date_precision) = 'year' AND len(any_value(amounts)) > 0 THEN 2
        WHEN len(any_value(amounts)) > 0 THEN 3
        WHEN any_value(date_precision) = 'year' THEN 4
        ELSE 5
    END AS level,
    bit_xor(hash(node_id, published_on, document_id, party, subject_id, closing)) AS nodes,
    FALSE AS is_gone
FROM node_evidence
GROUP BY evidence_id, whom
