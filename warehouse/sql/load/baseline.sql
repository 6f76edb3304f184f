INSERT INTO baseline
SELECT
    unnest($baseline_id::VARCHAR[]), unnest($title::VARCHAR[]), unnest($issued_on::DATE[]),
    unnest($parties::VARCHAR[][]), unnest($urls::VARCHAR[][])
