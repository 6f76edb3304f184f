INSERT INTO source_outcome
SELECT $run_seq, incoming.*
FROM (
    SELECT
        unnest($source_id::VARCHAR[]) AS source_id, unnest($status::VARCHAR[]),
        unnest($finished_at::TIMESTAMP[]), unnest($address::VARCHAR[]), unnest($links::INTEGER[]),
        unnest($documents_new::INTEGER[]), unnest($documents_unchanged::INTEGER[]),
        unnest($documents_failed::INTEGER[]), unnest($message::VARCHAR[]), unnest($next_action::VARCHAR[])
) AS incoming
WHERE NOT EXISTS (
    SELECT 1 FROM source_outcome AS known
    WHERE known.run_seq = $run_seq AND known.source_id = incoming.source_id
)
