-- Which differences hold, or held at the end of a day?
SELECT *
FROM differences
WHERE (len($baselines::VARCHAR[]) = 0 OR list_contains($baselines::VARCHAR[], baseline))
  AND (len($categories::VARCHAR[]) = 0 OR list_contains($categories::VARCHAR[], category))
  AND CASE
      WHEN $as_of::DATE IS NULL THEN ended_at IS NULL
      ELSE detected_at < $as_of::DATE + INTERVAL 1 DAY
           AND coalesce(ended_at >= $as_of::DATE + INTERVAL 1 DAY, TRUE)
  END
ORDER BY baseline, category, victim, party, aspect, after, difference_id
