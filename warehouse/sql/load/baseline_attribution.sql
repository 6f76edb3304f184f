INSERT INTO baseline_attribution
SELECT
    unnest($baseline_id::VARCHAR[]), unnest($node_id::VARCHAR[]), unnest($party::VARCHAR[]),
    unnest($actors::VARCHAR[][]), unnest($stance::VARCHAR[]), unnest($wording::VARCHAR[]),
    unnest($basis::VARCHAR[])
