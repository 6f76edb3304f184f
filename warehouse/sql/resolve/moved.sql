-- Which evidence is altered or not where it was, with the clusters that it has left and those that it has come to?
CREATE OR REPLACE TEMP TABLE moved AS
WITH placed AS (
    SELECT
        evidence.evidence_id, place.cluster_id, place.level, place.is_attached, place.step,
        waiting.evidence_id IS NOT NULL AS is_waiting, open_place.clusters
    FROM evidence
    SEMI JOIN weighed USING (evidence_id)
    LEFT JOIN place USING (evidence_id)
    LEFT JOIN waiting USING (evidence_id)
    LEFT JOIN open_place USING (evidence_id)
    WHERE NOT is_gone
),
other AS (
    SELECT evidence_id FROM (FROM placed EXCEPT FROM was) UNION SELECT evidence_id FROM weighed WHERE turn = 0
)
SELECT other.evidence_id, evidence.level, placed.cluster_id
FROM other JOIN evidence USING (evidence_id) JOIN placed USING (evidence_id)
UNION
SELECT other.evidence_id, evidence.level, found_place.cluster_id
FROM other
JOIN evidence USING (evidence_id)
LEFT JOIN found_place ON found_place.round = $round AND found_place.evidence_id = ltrim(other.evidence_id, '-')
