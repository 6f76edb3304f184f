INSERT INTO baseline_theft
SELECT
    unnest($baseline_id::VARCHAR[]), unnest($node_id::VARCHAR[]), unnest($victim::VARCHAR[]),
    unnest($victim_name::VARCHAR[]),
    unnest($amounts::STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[][]),
    unnest($theft_date::VARCHAR[]), unnest($known_date::VARCHAR[]),
    unnest($known_amounts::STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[][]),
    unnest($known_source::VARCHAR[])
