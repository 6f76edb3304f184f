-- What people are asked: claims that fit several thefts, unnamed victims whose day and sum are a named one's, and
-- claims that say so little that a name which sounds alike in another script is all there is; and decisions that
-- contradict each other.
INSERT INTO question
WITH open_cluster AS (
    SELECT evidence_id, settled_id
    FROM (SELECT evidence_id, unnest(clusters) AS cluster_id FROM open_place)
    JOIN settled USING (cluster_id)
),
theft_of AS (
    SELECT node_place.cluster_id, any_value(new_membership.theft_id) AS theft_id
    FROM node_place
    SEMI JOIN open_cluster ON open_cluster.settled_id = node_place.cluster_id
    JOIN new_membership USING (node_id)
    GROUP BY node_place.cluster_id
),
several AS (
    SELECT
        node_place.node_id AS claim_id, list(DISTINCT theft_of.theft_id ORDER BY theft_of.theft_id) AS candidates
    FROM node_place
    JOIN open_cluster USING (evidence_id)
    JOIN theft_of ON theft_of.cluster_id = open_cluster.settled_id
    WHERE node_place.joined_by = 'open' AND node_place.closing IS NULL
    GROUP BY node_place.node_id
),
placed AS (
    SELECT node_id, is_baseline, victim, date_precision, date_from, date_to, amounts, subject_id, closing, theft_id
    FROM node JOIN new_membership USING (node_id)
),
unnamed AS (
    SELECT node_id, date_precision, date_from, date_to, amounts, theft_id FROM placed
    WHERE victim LIKE 'unnamed:%' AND closing IS NULL AND date_precision IN ('day', 'month') AND len(amounts) > 0
),
masked AS (
    SELECT a.node_id AS claim_id, list(DISTINCT b.theft_id ORDER BY b.theft_id) AS candidates
    FROM unnamed AS a
    JOIN placed AS b
      ON b.date_precision IN ('day', 'month') AND a.date_from <= b.date_to + 3 AND b.date_from <= a.date_to + 3
     AND a.theft_id <> b.theft_id AND list_has_any(a.amounts, b.amounts)
    WHERE b.victim NOT LIKE 'unnamed:%'
    GROUP BY a.node_id
),
sounds AS (
    SELECT a.node_id AS claim_id, list(DISTINCT b.theft_id ORDER BY b.theft_id) AS candidates
    FROM pair
    SEMI JOIN asked ON asked.evidence_id = pair.left_id
    JOIN node_place ON node_place.evidence_id = pair.left_id
    JOIN placed AS a ON a.node_id = node_place.node_id
    JOIN new_membership AS b ON b.evidence_id = pair.right_id AND b.theft_id <> a.theft_id
    WHERE pair.name_fit = 'near' AND pair.is_possible AND pair.score IS NULL
      AND coalesce(a.date_precision, 'year') = 'year' AND len(a.amounts) = 0 AND a.closing IS NULL
      AND NOT a.is_baseline
      -- told apart by people is no question any more
      AND a.subject_id NOT IN (SELECT left_subject FROM decided UNION SELECT right_subject FROM decided)
    GROUP BY a.node_id
),
contradicted AS (
    SELECT
        coalesce(min(a.node_id) FILTER (NOT a.is_baseline), min(b.node_id) FILTER (NOT b.is_baseline)) AS claim_id,
        [a.theft_id] AS candidates
    FROM decided
    JOIN placed AS a ON a.subject_id = left_subject
    JOIN placed AS b ON b.subject_id = right_subject AND b.theft_id = a.theft_id
    WHERE verdict = 'different'
    GROUP BY left_subject, right_subject, a.theft_id
)
SELECT left(sha256(concat_ws(chr(31), 'fits_several', claim_id, array_to_string(candidates, ','))), 32),
       'fits_several', claim_id, candidates, 'its victim, time and sum fit each of these thefts equally'
FROM several
UNION ALL
SELECT left(sha256(concat_ws(chr(31), 'masked_victim', claim_id, array_to_string(candidates, ','))), 32),
       'masked_victim', claim_id, candidates, 'it does not name the victim; day and sum are those of these thefts'
FROM masked
WHERE NOT EXISTS (
    SELECT 1 FROM decided JOIN node ON node.subject_id IN (left_subject, right_subject)
    WHERE node.node_id = masked.claim_id AND verdict = 'different'
)
UNION ALL
SELECT left(sha256(concat_ws(chr(31), 'similar_name', claim_id, array_to_string(candidates, ','))), 32),
       'similar_name', claim_id, candidates, 'its victim''s name sounds like theirs, and it gives neither day nor sum'
FROM sounds
UNION ALL
SELECT DISTINCT left(sha256(concat_ws(chr(31), 'contradiction', claim_id, array_to_string(candidates, ','))), 32),
       'contradiction', claim_id, candidates,
       'decisions.toml says that it is and that it is not of this theft: as long as both stand there, it is'
FROM contradicted
WHERE claim_id IS NOT NULL
