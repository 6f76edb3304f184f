CREATE OR REPLACE TEMP TABLE world_now AS
SELECT hash(
    (SELECT bit_xor(hash(currency, year, usd)) FROM rate_year),
    (SELECT bit_xor(hash(name_id, id, since)) FROM (SELECT DISTINCT name_id, id, since FROM alias WHERE kind = 'victim')),
    (SELECT bit_xor(hash(verdict, left_subject, right_subject, waiting_subject)) FROM decided),
    $rules
)::VARCHAR AS print
