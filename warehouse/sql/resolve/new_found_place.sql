-- What the next run needs to know of this round.
INSERT INTO new_found_place
SELECT $round, evidence.evidence_id, place.cluster_id, place.level, place.is_attached, place.step,
       waiting.evidence_id IS NOT NULL, open_place.clusters
FROM evidence
LEFT JOIN place USING (evidence_id)
LEFT JOIN waiting USING (evidence_id)
LEFT JOIN open_place USING (evidence_id)
WHERE NOT evidence.is_gone
