CREATE OR REPLACE TEMP TABLE amount_pair (
    left_id VARCHAR, right_id VARCHAR, agreement INTEGER, distance DOUBLE, same_currency_distance DOUBLE
)
