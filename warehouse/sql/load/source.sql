INSERT INTO source
SELECT
    unnest($source_id::VARCHAR[]), unnest($name::VARCHAR[]), unnest($publisher::VARCHAR[]),
    unnest($language::VARCHAR[]), unnest($tier::VARCHAR[]), unnest($stale_after_days::INTEGER[])
