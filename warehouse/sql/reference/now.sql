-- What is sought: other references, or other rules, and every text is looked through anew.
CREATE OR REPLACE TEMP TABLE reference_now AS
SELECT hash(
    (SELECT bit_xor(hash(baseline_id, reference_id, parties, issued_on, urls, names)) FROM baseline_reference), $rules
)::VARCHAR AS print
