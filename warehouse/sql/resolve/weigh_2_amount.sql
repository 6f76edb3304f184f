-- How well do the amounts of two pieces of evidence agree? The best of all their pairs counts.
--   4 equal within 5 %, to the last digit that logarithms hold
--   3 within 25 %, or within what rough rates of two currencies allow
--   1 off by a factor of ten, a hundred or a thousand (a slip of zeros)        0 comparable, and apart
INSERT INTO amount_pair
WITH amount AS (
    SELECT evidence_id, year(date_from) AS year, year(published_on) AS published_year,
           unnest(amounts).value::DOUBLE AS amount, unnest(amounts).currency AS currency
    FROM evidence
    WHERE evidence_id IN (SELECT left_id FROM meeting UNION ALL SELECT right_id FROM meeting)
),
compared AS (
    SELECT
        a.evidence_id AS left_id, b.evidence_id AS right_id,
        a.currency = b.currency AS is_same_currency,
        coalesce(rate_a.is_volatile, FALSE) OR coalesce(rate_b.is_volatile, FALSE) AS is_volatile,
        -- as a difference of logarithms it is the same from both sides, to the last bit
        CASE
            WHEN a.currency = b.currency THEN abs(ln(a.amount) - ln(b.amount))
            -- coins are valued at the time of the theft, or at that of the text
            ELSE least(
                abs(ln(a.amount * rate_a.usd) - ln(b.amount * rate_b.usd)),
                abs(ln(a.amount * later_a.usd) - ln(b.amount * later_b.usd))
            )
        END AS distance
    FROM meeting
    JOIN amount AS a ON a.evidence_id = meeting.left_id
    JOIN amount AS b ON b.evidence_id = meeting.right_id
    LEFT JOIN rate_year AS rate_a
      ON rate_a.currency = a.currency
     AND rate_a.year = coalesce(a.year, b.year, a.published_year, b.published_year)
    LEFT JOIN rate_year AS rate_b
      ON rate_b.currency = b.currency
     AND rate_b.year = coalesce(b.year, a.year, b.published_year, a.published_year)
    LEFT JOIN rate_year AS later_a
      ON later_a.currency = a.currency AND rate_a.is_volatile <> rate_b.is_volatile
     AND later_a.year = CASE WHEN rate_b.is_volatile THEN a.published_year ELSE b.published_year END
    LEFT JOIN rate_year AS later_b
      ON later_b.currency = b.currency AND later_b.year = later_a.year
    WHERE a.amount > 0 AND b.amount > 0
)
SELECT
    left_id, right_id,
    max(CASE
        WHEN is_same_currency AND distance <= ln(1.0500001) THEN 4
        WHEN is_same_currency AND distance <= ln(1.25) THEN 3
        WHEN NOT is_same_currency AND distance <= CASE WHEN is_volatile THEN ln(2.5) ELSE ln(1.5) END THEN 3
        WHEN is_same_currency AND abs(distance - round(distance / ln(10)) * ln(10)) <= ln(1.0500001) THEN 1
        ELSE 0
    END) AS agreement,
    min(distance) AS distance,
    min(distance) FILTER (is_same_currency) AS same_currency_distance
FROM compared
WHERE distance IS NOT NULL
GROUP BY left_id, right_id
