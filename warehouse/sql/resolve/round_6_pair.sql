CREATE OR REPLACE TEMP TABLE pair (
    left_id VARCHAR, right_id VARCHAR, level INTEGER, name_fit VARCHAR, gap BIGINT, agreement INTEGER, is_told_before BOOLEAN,
    is_possible BOOLEAN, score DOUBLE
)
