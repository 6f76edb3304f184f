-- What the thefts rest on besides claims: baselines and the rules by which they are told.
CREATE OR REPLACE TEMP TABLE told_now AS
SELECT hash(
    (SELECT bit_xor(hash(node_id, baseline_id, victim, victim_name, theft_date, known_date, amounts, known_amounts))
     FROM baseline_theft),
    (SELECT bit_xor(hash(baseline_id, title, issued_on, urls)) FROM baseline),
    (SELECT max(version) FROM schema_version),
    $rules
)::VARCHAR AS print
