INSERT INTO baseline_reference
SELECT
    unnest($baseline_id::VARCHAR[]), unnest($reference_id::VARCHAR[]), unnest($kind::VARCHAR[]),
    unnest($name::VARCHAR[]), unnest($parties::VARCHAR[][]), unnest($issued_on::DATE[]),
    unnest($urls::VARCHAR[][]), unnest($names::VARCHAR[][]), unnest($note::VARCHAR[])
