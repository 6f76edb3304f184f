-- What each baseline says, by theft and state.
CREATE OR REPLACE TEMP TABLE baseline_row AS
SELECT
    baseline_attribution.baseline_id, baseline_attribution.node_id, membership.theft_id,
    speaker(baseline_attribution.party) AS party,
    list_sort(list_distinct(flatten(list(baseline_attribution.actors)))) AS actors,
    arg_max(baseline_attribution.stance, stance_rank(baseline_attribution.stance)) AS stance,
    any_value(baseline.issued_on) AS issued_on,
    any_value(baseline_theft.amounts) AS amounts,
    any_value(baseline_theft.theft_date) AS theft_date,
    any_value(coalesce(baseline_theft.known_date, baseline_theft.theft_date)) AS known_date,
    any_value(node_evidence.evidence_id) AS evidence_id
FROM baseline_attribution
JOIN baseline USING (baseline_id)
JOIN baseline_theft USING (node_id)
JOIN membership USING (node_id)
JOIN node_evidence USING (node_id)
GROUP BY ALL
