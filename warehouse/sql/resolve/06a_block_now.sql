-- Which blocks are not what they were when they were last resolved? Those alone are resolved again: the rest of the
-- world stays as it is. Other rates, decisions or rules change the print as well.
CREATE OR REPLACE TEMP TABLE block_now AS
SELECT
    block_of.block_id,
    hash(
        count(*),
        bit_xor(hash(
            node.node_id, node.whom, node.victim_key, node.theft_date, node.amounts, node.published_on, node.version_id,
            node.party, node.subject_id, node.closing, node.retold, decided_so.words
        )),
        any_value(valued.rates),
        any_value(meant.names),
        $rules
    )::VARCHAR AS print
FROM node
JOIN block_of USING (whom)
CROSS JOIN (SELECT bit_xor(hash(currency, year, usd)) AS rates FROM rate_year) AS valued
CROSS JOIN (
    SELECT bit_xor(hash(name_id, id, since)) AS names FROM (SELECT DISTINCT name_id, id, since FROM alias WHERE kind = 'victim')
) AS meant
LEFT JOIN (
    SELECT subject_id, list(words ORDER BY words) AS words
    FROM (
        SELECT left_subject AS subject_id, concat_ws(' ', verdict, right_subject, waiting_subject) AS words FROM decided
        UNION
        SELECT right_subject, concat_ws(' ', verdict, left_subject, waiting_subject) FROM decided
    )
    GROUP BY subject_id
) AS decided_so USING (subject_id)
GROUP BY block_of.block_id
