-- What is no more, or no more what it was: what it fitted may fit something else now.
INSERT INTO evidence
SELECT '-' || evidence_id, whom, date_from, date_to, date_precision, published_on, amounts, retold, baseline_id, level,
       nodes, TRUE
FROM evidence_known
WHERE NOT EXISTS (
    SELECT 1 FROM evidence AS now
    WHERE now.evidence_id = evidence_known.evidence_id AND now.level = evidence_known.level
      AND now.published_on IS NOT DISTINCT FROM evidence_known.published_on
)
