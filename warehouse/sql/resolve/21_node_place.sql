-- Each node's cluster. One that fits several goes where a person says, or else where its own document's other claims
-- about this victim are, if they are about one theft only; otherwise it stays open.
CREATE OR REPLACE TEMP TABLE node_place AS
WITH placed AS (
    SELECT
        node_id, evidence_id, whom, document_id, subject_id, is_baseline, published_on, closing, own_theft_id,
        settled.settled_id AS cluster_id, place.level
    FROM node_evidence
    LEFT JOIN place USING (evidence_id)
    LEFT JOIN settled ON settled.cluster_id = place.cluster_id
),
by_person AS (
    SELECT open_node.node_id, min(other.cluster_id) AS cluster_id
    FROM placed AS open_node
    JOIN decided ON decided.verdict = 'same' AND open_node.subject_id IN (left_subject, right_subject)
    JOIN placed AS other
      ON other.subject_id IN (left_subject, right_subject) AND other.cluster_id IS NOT NULL
    WHERE open_node.cluster_id IS NULL
    GROUP BY open_node.node_id
),
by_settling AS (
    -- a person has joined the thefts that it fitted
    SELECT open_place.evidence_id, any_value(settled.settled_id) AS cluster_id
    FROM (SELECT evidence_id, unnest(clusters) AS cluster_id FROM open_place) AS open_place
    JOIN settled USING (cluster_id)
    GROUP BY open_place.evidence_id
    HAVING count(DISTINCT settled.settled_id) = 1
),
by_document AS (
    SELECT open_node.node_id, min(other.cluster_id) AS cluster_id
    FROM placed AS open_node
    JOIN open_place USING (evidence_id)
    JOIN placed AS other
      ON other.document_id = open_node.document_id AND other.whom = open_node.whom
     AND other.cluster_id IS NOT NULL
     AND list_contains(open_place.clusters, other.cluster_id)
    WHERE open_node.cluster_id IS NULL
    GROUP BY open_node.node_id
    HAVING count(DISTINCT other.cluster_id) = 1
)
SELECT
    placed.node_id, placed.evidence_id, placed.is_baseline, placed.published_on, placed.closing, placed.own_theft_id,
    coalesce(placed.cluster_id, by_person.cluster_id, by_settling.cluster_id, by_document.cluster_id) AS cluster_id,
    CASE
        WHEN placed.cluster_id IS NOT NULL AND decided_on.subject_id IS NOT NULL THEN 'decision'
        WHEN placed.cluster_id IS NOT NULL
            THEN ['day', 'month', 'year_amount', 'amount', 'year', 'name', 'decision'][placed.level + 1]
        WHEN by_person.cluster_id IS NOT NULL OR by_settling.cluster_id IS NOT NULL THEN 'decision'
        WHEN by_document.cluster_id IS NOT NULL THEN 'document'
        ELSE 'open'
    END AS joined_by
FROM placed
LEFT JOIN by_person USING (node_id)
LEFT JOIN by_settling USING (evidence_id)
LEFT JOIN by_document USING (node_id)
LEFT JOIN (
    SELECT left_subject AS subject_id FROM decided UNION SELECT right_subject FROM decided
) AS decided_on ON decided_on.subject_id = placed.subject_id
