INSERT INTO alias
SELECT DISTINCT
    unnest($kind::VARCHAR[]), unnest($name::VARCHAR[]), unnest($name_id::VARCHAR[]), unnest($meaning::VARCHAR[]),
    unnest($said_by::VARCHAR[]), unnest($since::DATE[]), unnest($source::VARCHAR[])
ORDER BY ALL
