CREATE VIEW timeline AS
SELECT
    published_on AS happened_on, 'claim' AS kind, theft_id, victim, speaker AS party, stance AS what, claim_id AS id, url
FROM claims WHERE closing IS DISTINCT FROM 'parser_changed' AND published_on IS NOT NULL
UNION ALL
SELECT withdrawn_at::DATE, closing, theft_id, victim, speaker, stance, claim_id, url
FROM claims WHERE closing IN ('revised', 'withdrawn')
UNION ALL
SELECT try_cast(theft_date AS DATE), 'theft', theft_id, victim, '', coalesce(amount_usd::VARCHAR, ''), theft_id, ''
FROM thefts WHERE length(theft_date) = 10
UNION ALL
SELECT issued_on, 'baseline', membership.theft_id, baseline_theft.victim, '', baseline.title, baseline.baseline_id,
       coalesce(urls[1], '')
FROM baseline JOIN baseline_theft USING (baseline_id) JOIN membership USING (node_id);

COMMENT ON VIEW timeline IS 'Thefts, what was said about them and what was taken back, by day';
COMMENT ON COLUMN timeline.happened_on IS 'Day of the theft, the publication, the baseline or the closing capture';
COMMENT ON COLUMN timeline.kind IS 'theft, claim, revised, withdrawn or baseline';
COMMENT ON COLUMN timeline.theft_id IS 'The theft';
COMMENT ON COLUMN timeline.victim IS 'Its victim';
COMMENT ON COLUMN timeline.party IS 'Who speaks; empty for thefts and baselines';
COMMENT ON COLUMN timeline.what IS 'Stance, sum in US dollars, or title';
COMMENT ON COLUMN timeline.id IS 'Claim, theft or baseline';
COMMENT ON COLUMN timeline.url IS 'Address of the document';
