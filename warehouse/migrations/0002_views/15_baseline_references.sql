CREATE VIEW baseline_references AS
SELECT
    baseline_reference.baseline_id AS baseline, baseline_reference.reference_id, baseline_reference.kind,
    baseline_reference.name, baseline_reference.parties, baseline_reference.issued_on, baseline_reference.urls,
    baseline_reference.note,
    coalesce(held.documents, []) AS documents,
    held.documents IS NOT NULL AS is_held
FROM baseline_reference
LEFT JOIN (
    SELECT
        baseline_reference.reference_id, baseline_reference.baseline_id,
        list(DISTINCT version.url ORDER BY version.url) AS documents
    FROM baseline_reference
    JOIN version
      ON list_contains(baseline_reference.urls, version.url)
      OR (version.published_on = baseline_reference.issued_on AND len(baseline_reference.names) = 0
          -- its issuer, or a body of the state that issued it
          AND (list_has_any(version.publishers, baseline_reference.parties)
               OR list_has_any(list_transform(version.publishers, lambda party: left(party, 2)), baseline_reference.parties)))
      OR len(list_filter(baseline_reference.names, lambda name: contains(version.text, name))) > 0
    GROUP BY ALL
) AS held USING (reference_id, baseline_id);

COMMENT ON VIEW baseline_references IS 'What a baseline names besides thefts: advisories, warnings, symposiums, bodies, groups, malware; and what of it is held';
COMMENT ON COLUMN baseline_references.baseline IS 'The baseline';
COMMENT ON COLUMN baseline_references.reference_id IS 'Id of the reference';
COMMENT ON COLUMN baseline_references.kind IS 'advisory, warning, symposium, body, group or malware';
COMMENT ON COLUMN baseline_references.name IS 'Name';
COMMENT ON COLUMN baseline_references.parties IS 'Who issued it';
COMMENT ON COLUMN baseline_references.issued_on IS 'When';
COMMENT ON COLUMN baseline_references.urls IS 'Its addresses, where known';
COMMENT ON COLUMN baseline_references.note IS 'What to know about it';
COMMENT ON COLUMN baseline_references.documents IS 'Documents held: of that address, of those issuers and that day, or that speak of it by name';
COMMENT ON COLUMN baseline_references.is_held IS 'At least one document is held';
