INSERT INTO decision
SELECT
    unnest($left_id::VARCHAR[]), unnest($right_id::VARCHAR[]), unnest($verdict::VARCHAR[]),
    unnest($decided_by::VARCHAR[]), unnest($reason::VARCHAR[]), unnest($decided_on::DATE[])
