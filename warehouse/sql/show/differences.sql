-- Which differences hold, or held at the end of a day, as far as they were known then?
SELECT differences.*
FROM differences
LEFT JOIN runs USING (run_id)
WHERE (len($baselines::VARCHAR[]) = 0 OR list_contains($baselines::VARCHAR[], baseline))
  AND (len($categories::VARCHAR[]) = 0 OR list_contains($categories::VARCHAR[], category))
  AND CASE
      WHEN $as_of::DATE IS NULL THEN ended_at IS NULL
      -- what a newer parser finds in an old text, or what goes on from another row, was not there before that run
      ELSE CASE WHEN is_parser_changed OR continues IS NOT NULL THEN greatest(detected_at, runs.started_at)
                ELSE detected_at END
               < $as_of::DATE + INTERVAL 1 DAY
           AND coalesce(ended_at >= $as_of::DATE + INTERVAL 1 DAY, TRUE)
  END
ORDER BY baseline, category, victim, party, aspect, after, difference_id
