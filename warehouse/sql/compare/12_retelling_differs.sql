-- Where a text retells a baseline and gets it wrong: whom it adds, whom it leaves out, whose theft it names without
-- saying who attributes it, another sum, year or actor.
INSERT INTO found
WITH told AS (
    SELECT retelling.baseline_id, said.*
    FROM retelling
    JOIN said USING (version_id)
    JOIN (SELECT DISTINCT baseline_id, theft_id FROM baseline_row) AS named USING (baseline_id, theft_id)
),
signatory AS (
    SELECT DISTINCT baseline_id, party FROM baseline_row
),
added AS (
    SELECT told.baseline_id, told.theft_id, told.speaker AS party, '' AS before_value,
           'attributes, says ' || told.url AS after_value, list(told.claim_id) AS claim_ids, min(first_seen_at) AS seen_at
    FROM told
    SEMI JOIN signatory ON signatory.baseline_id = told.baseline_id AND signatory.party = told.speaker
    ANTI JOIN baseline_row
      ON baseline_row.baseline_id = told.baseline_id AND baseline_row.theft_id = told.theft_id
     AND baseline_row.party = told.speaker
    WHERE told.voice = 'reported'
    GROUP BY ALL
),
left_out AS (
    SELECT baseline_row.baseline_id, baseline_row.theft_id, baseline_row.party, 'attributes', 'not named by ' || text.url,
           text.claim_ids, text.seen_at
    FROM (
        SELECT baseline_id, theft_id, version_id, url, list(claim_id) AS claim_ids, min(first_seen_at) AS seen_at,
               list(DISTINCT speaker) AS speakers
        FROM told GROUP BY ALL
    ) AS text
    JOIN baseline_row USING (baseline_id, theft_id)
    WHERE NOT list_contains(text.speakers, baseline_row.party)
),
unsaid AS (
    SELECT baseline_row.baseline_id, baseline_row.theft_id, baseline_row.party, 'attributes',
           'named without who attributes it, by ' || text.url, text.claim_ids, text.seen_at
    FROM (
        SELECT baseline_id, version_id, url, list(claim_id) AS claim_ids, min(first_seen_at) AS seen_at,
               list(DISTINCT theft_id) AS thefts
        FROM told GROUP BY ALL
    ) AS text
    JOIN baseline_row USING (baseline_id)
    JOIN baseline_theft USING (node_id)
    JOIN version ON version.version_id = text.version_id
    WHERE NOT list_contains(text.thefts, baseline_row.theft_id)
      -- what it attributes, if to a theft that is still open, it does not leave out
      AND NOT EXISTS (
          SELECT 1
          FROM claim
          JOIN claim_life USING (claim_id)
          JOIN membership ON membership.node_id = claim.claim_id
          WHERE claim.version_id = text.version_id AND claim.victim = baseline_theft.victim
            AND claim_life.closing IS NULL AND membership.theft_id IS NULL
      )
      AND (contains(version.text, baseline_theft.victim_name) OR EXISTS (
          SELECT 1 FROM alias
          WHERE alias.kind = 'victim' AND alias.id = baseline_theft.victim AND contains(version.text, alias.name)
      ))
),
wrong_sum AS (
    SELECT told.baseline_id, told.theft_id, told.speaker, amounts_text(baseline_row.amounts),
           amounts_text(told.amounts) || ', says ' || told.url, list(told.claim_id), min(told.first_seen_at)
    FROM told
    JOIN baseline_row
      ON baseline_row.baseline_id = told.baseline_id AND baseline_row.theft_id = told.theft_id
     AND baseline_row.party = told.speaker
    JOIN amount_pair ON amount_pair.left_id = told.evidence_id AND amount_pair.right_id = baseline_row.evidence_id
    -- who retells a sum has it right or wrong; another currency is a valuation
    WHERE amount_pair.agreement <= 1 OR (amount_pair.agreement = 3 AND amount_pair.same_currency_distance > ln(1.0500001))
    GROUP BY ALL
),
wrong_date AS (
    SELECT told.baseline_id, told.theft_id, told.speaker, baseline_row.known_date,
           told.theft_date || ', says ' || told.url, list(told.claim_id), min(told.first_seen_at)
    FROM told
    JOIN baseline_row
      ON baseline_row.baseline_id = told.baseline_id AND baseline_row.theft_id = told.theft_id
     AND baseline_row.party = told.speaker
    WHERE left(told.theft_date, least(length(told.theft_date), length(baseline_row.known_date), 7))
       <> left(baseline_row.known_date, least(length(told.theft_date), length(baseline_row.known_date), 7))
    GROUP BY ALL
),
wrong_actor AS (
    SELECT told.baseline_id, told.theft_id, told.speaker, array_to_string(baseline_row.actors, ', '),
           array_to_string(told.actors, ', ') || ', says ' || told.url, list(told.claim_id), min(told.first_seen_at)
    FROM told
    JOIN baseline_row
      ON baseline_row.baseline_id = told.baseline_id AND baseline_row.theft_id = told.theft_id
     AND baseline_row.party = told.speaker
    WHERE len(told.actors) > 0 AND NOT list_has_any(told.actors, baseline_row.actors)
      AND NOT EXISTS (
          SELECT 1 FROM actor_within
          WHERE list_contains(told.actors, narrow) AND list_contains(baseline_row.actors, broad)
      )
    GROUP BY ALL
)
SELECT baseline_id, theft_id, party, 'presence', 'retelling_differs', before_value, after_value,
       list_sort(claim_ids), TRUE, seen_at
FROM (
    FROM added UNION ALL FROM left_out UNION ALL FROM unsaid UNION ALL FROM wrong_sum UNION ALL FROM wrong_date UNION ALL FROM wrong_actor
)
