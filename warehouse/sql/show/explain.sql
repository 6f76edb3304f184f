-- Why is a claim counted to its theft, or a theft what it is? $id is a claim, a theft, or a theft's former id.
WITH asked AS (
    -- a former id leads to the present one
    SELECT forwarded_to AS theft_id, NULL AS claim_id FROM theft_forwards WHERE theft_forwards.theft_id = $id
    UNION ALL SELECT thefts.theft_id, NULL FROM thefts WHERE thefts.theft_id = $id
    UNION ALL SELECT joinings.theft_id, joinings.claim_id FROM joinings WHERE joinings.claim_id = $id
),
told AS (
    SELECT
        claim_id,
        concat_ws(
            ', ', party || ' (' || voice || ')', victim_name, theft_date,
            nullif(array_to_string(list_transform(amounts, lambda amount:
                rtrim(rtrim(amount.value::VARCHAR, '0'), '.') || ' ' || amount.currency), ', '), ''),
            coalesce('published ' || published_on, 'undated text'), url
        ) AS said
    FROM claims
),
lines AS (
    SELECT
        1 AS part, 'theft' AS what, theft_id AS id,
        concat_ws(', ', victim_name, theft_date, rtrim(rtrim(amount_usd::VARCHAR, '0'), '.') || ' USD') AS said,
        array_to_string(baselines, ', ') AS beside,
        claims || ' claims stand, ' || independent_origins || ' independent origins' AS reason, 0.0 AS score
    FROM thefts SEMI JOIN asked USING (theft_id)
    UNION ALL
    SELECT
        2, CASE WHEN joinings.theft_id IS NULL THEN 'open' ELSE 'joined' END, joinings.claim_id, told.said,
        coalesce(joinings.beside_id, ''), joinings.reason, -coalesce(joinings.score, 200)
    FROM joinings
    JOIN told USING (claim_id)
    JOIN asked ON joinings.claim_id = asked.claim_id OR (asked.claim_id IS NULL AND joinings.theft_id = asked.theft_id)
    UNION ALL
    SELECT
        3, 'parted', partings.other_theft_id,
        concat_ws(', ', thefts.victim_name, thefts.theft_date, rtrim(rtrim(amount_usd::VARCHAR, '0'), '.') || ' USD'),
        partings.claim_id || ' / ' || partings.other_claim_id, partings.reason, -coalesce(partings.score, 0)
    FROM partings
    SEMI JOIN asked USING (theft_id)
    JOIN thefts ON thefts.theft_id = partings.other_theft_id
    UNION ALL
    SELECT 4, 'question', question_id, kind, array_to_string(candidates, ', '), reason, 0
    FROM questions
    WHERE claim_id IN (SELECT claim_id FROM asked WHERE claim_id IS NOT NULL)
       OR EXISTS (SELECT 1 FROM asked WHERE asked.claim_id IS NULL AND list_contains(candidates, asked.theft_id))
    UNION ALL
    SELECT 5, 'decided', left_id, verdict, right_id, decided_by || coalesce(' on ' || decided_on, '') || ': ' || reason, 0
    FROM decisions
    WHERE EXISTS (
        SELECT 1 FROM asked
        WHERE list_has_any([left_id, right_id], [asked.theft_id, asked.claim_id, $id])
           OR EXISTS (
               SELECT 1 FROM joinings
               WHERE joinings.theft_id = asked.theft_id AND asked.claim_id IS NULL
                 AND joinings.claim_id IN (left_id, right_id)
           )
    )
)
SELECT what, id, said, beside, reason FROM lines ORDER BY part, score, id
