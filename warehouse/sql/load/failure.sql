INSERT INTO failure
SELECT $run_seq, incoming.*
FROM (
    SELECT DISTINCT
        unnest($source_id::VARCHAR[]) AS source_id, unnest($stage::VARCHAR[]) AS stage,
        unnest($kind::VARCHAR[]) AS kind, unnest($url::VARCHAR[]) AS url, unnest($place::VARCHAR[]) AS place,
        unnest($message::VARCHAR[]) AS message, unnest($next_action::VARCHAR[]) AS next_action,
        unnest($happened_at::TIMESTAMP[]) AS happened_at
) AS incoming
WHERE NOT EXISTS (
    SELECT 1 FROM failure AS known
    WHERE known.run_seq = $run_seq AND known.source_id = incoming.source_id AND known.stage = incoming.stage
      AND known.kind = incoming.kind AND known.url = incoming.url AND known.place = incoming.place
      AND known.message = incoming.message
)
