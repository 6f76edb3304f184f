-- How well do two pieces of evidence fit one theft? `score` NULL: they do not.
--
-- time    hit: three days (zones, nights, discovery) or an overlap of coarser dates; close: ten days; month off: 45
-- amount  as in amount_pair
-- A theft is never later than the text that tells of it.
INSERT INTO pair
WITH compared AS (
    SELECT
        meeting.left_id, meeting.right_id, a.level, meeting.name_fit, meeting.likeness,
        a.date_precision AS left_precision, b.date_precision AS right_precision,
        CASE WHEN a.date_from IS NOT NULL AND b.date_from IS NOT NULL
             THEN greatest(0, a.date_from - b.date_to, b.date_from - a.date_to) END AS gap,
        a.date_precision = 'day' AND b.date_precision = 'day' AS are_days,
        month(a.date_from) = month(b.date_from) AND day(a.date_from) = day(b.date_from) AS is_same_day_of_year,
        agreement, distance,
        coalesce(list_contains(a.retold, b.baseline_id) OR list_contains(b.retold, a.baseline_id), FALSE) AS is_retold,
        NOT coalesce(a.date_from <= b.published_on + 3, TRUE) OR NOT coalesce(b.date_from <= a.published_on + 3, TRUE)
            AS is_told_before,
        -- who says that one name means the other has said it by then
        coalesce(greatest(a.published_on, b.published_on) < meeting.since, FALSE) AS is_meant_later
    FROM meeting
    JOIN evidence AS a ON a.evidence_id = meeting.left_id
    JOIN evidence AS b ON b.evidence_id = meeting.right_id
    LEFT JOIN amount_pair ON amount_pair.left_id = meeting.left_id AND amount_pair.right_id = meeting.right_id
),
scored AS (
    SELECT
        *,
        CASE
            WHEN is_told_before OR is_meant_later THEN NULL
            WHEN left_precision IS NULL OR right_precision IS NULL THEN
                CASE agreement WHEN 4 THEN 60 WHEN 3 THEN 50 WHEN 1 THEN 30 WHEN 0 THEN NULL ELSE CASE WHEN is_retold THEN 25 ELSE 20 END END
            WHEN gap <= 3 THEN
                CASE
                    WHEN agreement = 4 THEN 100
                    WHEN agreement = 3 THEN 90
                    -- what retells a baseline and gives the year alone means the baseline's theft
                    WHEN agreement IS NULL AND is_retold AND 'year' IN (left_precision, right_precision) THEN 71
                    WHEN agreement IS NULL THEN 70
                    WHEN agreement = 1 THEN 65
                    WHEN are_days THEN 55
                    -- the same month and another sum: one theft told wrong, if it is not wrong beyond a factor of three
                    WHEN 'year' NOT IN (left_precision, right_precision) AND distance <= ln(3) THEN 40
                END
            WHEN gap <= 10 AND agreement IS NULL THEN 45
            WHEN gap <= 45 AND agreement = 4 THEN 80
            WHEN gap <= 10 AND agreement = 3 THEN 75
            -- the right sum in the wrong year
            WHEN agreement = 4 AND ('year' IN (left_precision, right_precision) OR is_same_day_of_year) THEN 10
            -- a retelling of a baseline that has the year wrong, and maybe the zeros too
            WHEN is_retold AND 'year' IN (left_precision, right_precision) AND coalesce(agreement, 1) = 1 THEN 5
        END AS score
    FROM compared
)
SELECT
    left_id, right_id, level, name_fit, gap, agreement, is_told_before,
    score IS NOT NULL AS is_possible,
    CASE
        WHEN name_fit = 'same'
          OR (score >= 60 AND agreement >= 3)
          OR (are_days AND gap <= 1 AND agreement IS DISTINCT FROM 0)
          OR (name_fit = 'near' AND gap <= 3 AND 'year' NOT IN (left_precision, right_precision)
              AND (agreement IS NULL OR agreement > 0 OR (are_days AND gap <= 1 AND distance <= ln(3))))
        -- where all else is equal, the closer name wins
        THEN score + CASE name_fit WHEN 'same' THEN 1 ELSE 0.9 * likeness END
    END AS score
FROM scored
