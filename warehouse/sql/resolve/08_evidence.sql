-- From the most exact to the vaguest: each level finds its place among those before it, so that a vague claim never
-- joins two thefts.
CREATE OR REPLACE TEMP TABLE evidence AS
WITH told AS (
    SELECT
        evidence_id, min(node_id) AS node_id, max(published_on) AS published_on, bool_or(is_held_back) AS is_held_back,
        bit_xor(hash(node_id, published_on, document_id, party, subject_id, closing)) AS nodes
    FROM node_evidence
    GROUP BY evidence_id
)
SELECT
    evidence_id, whom, date_from, date_to, date_precision, told.published_on, amounts, retold, baseline_id,
    CASE
        WHEN is_held_back THEN 6
        WHEN date_precision = 'day' THEN 0
        WHEN date_precision = 'month' THEN 1
        WHEN date_precision = 'year' AND len(amounts) > 0 THEN 2
        WHEN len(amounts) > 0 THEN 3
        WHEN date_precision = 'year' THEN 4
        ELSE 5
    END AS level,
    nodes,
    FALSE AS is_gone
FROM told
JOIN node USING (node_id)
