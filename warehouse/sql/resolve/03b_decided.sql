-- What people's decisions are about. Of two that are told apart, one waits until the others have found their places
-- (`waiting_subject`): a claim rather than a theft. A decision whose sides are not held, or are one and the same, is
-- left out here and reported by show/unmatched_decisions.
CREATE OR REPLACE TEMP TABLE decided AS
SELECT DISTINCT
    verdict, left_name.subject_id AS left_subject, right_name.subject_id AS right_subject,
    CASE
        WHEN verdict <> 'different' THEN NULL
        WHEN left_name.is_theft AND NOT right_name.is_theft THEN right_name.subject_id
        WHEN right_name.is_theft AND NOT left_name.is_theft THEN left_name.subject_id
        ELSE greatest(left_name.subject_id, right_name.subject_id)
    END AS waiting_subject
FROM decision
JOIN decision_name AS left_name ON left_name.name = decision.left_id
JOIN decision_name AS right_name ON right_name.name = decision.right_id
WHERE left_name.subject_id <> right_name.subject_id
