-- What fits nothing so far, and which of it fits each other.
CREATE OR REPLACE TEMP TABLE edge AS
WITH alone AS (
    SELECT evidence_id FROM evidence
    WHERE level = $level AND is_changed AND evidence_id NOT IN (SELECT evidence_id FROM fit)
      AND evidence_id NOT IN (SELECT evidence_id FROM place)
),
fitting AS (
    SELECT pair.left_id, pair.right_id, pair.score
    FROM pair
    SEMI JOIN alone AS a ON a.evidence_id = pair.left_id
    SEMI JOIN alone AS b ON b.evidence_id = pair.right_id
    ANTI JOIN forbidden ON forbidden.left_id = pair.left_id AND forbidden.right_id = pair.right_id
    WHERE pair.score IS NOT NULL
),
torn AS (
    -- what fits two that are told apart goes with the one that it fits better
    SELECT worse.left_id, worse.right_id
    FROM fitting AS worse
    JOIN fitting AS better ON better.left_id = worse.left_id AND better.score >= worse.score
    JOIN forbidden ON forbidden.left_id = worse.right_id AND forbidden.right_id = better.right_id
)
SELECT left_id, right_id
FROM fitting
ANTI JOIN torn USING (left_id, right_id)
ANTI JOIN torn AS from_there ON from_there.left_id = fitting.right_id AND from_there.right_id = fitting.left_id
