-- Which texts that came since a run are what a baseline refers to: of that address, of those issuers and that day, or
-- that speak of it by name? Of earlier ones, it is known.
INSERT INTO reference_text
SELECT DISTINCT baseline_reference.baseline_id, baseline_reference.reference_id, text.version_id
FROM baseline_reference
JOIN (FROM version WHERE run_seq >= $from_run_seq) AS text
  ON list_contains(baseline_reference.urls, text.url)
  OR (text.published_on = baseline_reference.issued_on AND len(baseline_reference.names) = 0
      -- its issuer, or a body of the state that issued it
      AND (list_has_any(text.publishers, baseline_reference.parties)
           OR list_has_any(list_transform(text.publishers, lambda party: left(party, 2)), baseline_reference.parties)))
  OR len(list_filter(baseline_reference.names, lambda name: contains(text.text, name))) > 0
ANTI JOIN reference_text AS held USING (baseline_id, reference_id, version_id)
