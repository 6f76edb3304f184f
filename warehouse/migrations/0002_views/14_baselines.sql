CREATE VIEW baselines AS
SELECT
    baseline.baseline_id AS baseline, baseline.title, baseline.issued_on, baseline_theft.victim, baseline_theft.victim_name,
    baseline_theft.amounts, baseline_theft.theft_date, membership.theft_id,
    baseline_attribution.party, baseline_attribution.actors, baseline_attribution.stance,
    baseline_attribution.wording, baseline_attribution.basis
FROM baseline
JOIN baseline_theft USING (baseline_id)
JOIN baseline_attribution USING (node_id)
LEFT JOIN membership USING (node_id);

COMMENT ON VIEW baselines IS 'What each baseline says: one row a party and theft';
COMMENT ON COLUMN baselines.baseline IS 'Its id';
COMMENT ON COLUMN baselines.title IS 'Title of the statement';
COMMENT ON COLUMN baselines.issued_on IS 'Its date';
COMMENT ON COLUMN baselines.victim IS 'Id of the victim';
COMMENT ON COLUMN baselines.victim_name IS 'As the statement writes it';
COMMENT ON COLUMN baselines.amounts IS 'Sums that it states';
COMMENT ON COLUMN baselines.theft_date IS 'Date that it states';
COMMENT ON COLUMN baselines.theft_id IS 'The theft';
COMMENT ON COLUMN baselines.party IS 'Who attributes it';
COMMENT ON COLUMN baselines.actors IS 'To whom';
COMMENT ON COLUMN baselines.stance IS 'How surely';
COMMENT ON COLUMN baselines.wording IS 'collective: together with the others; own: alone or with some';
COMMENT ON COLUMN baselines.basis IS 'What it rests on, where the statement says so';
