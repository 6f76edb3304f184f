-- All that is tied, directly or through others, is one block: nothing outside it changes where its claims belong.
CREATE OR REPLACE TEMP TABLE block_of AS
WITH RECURSIVE labelled(whom, block_id) USING KEY (whom) AS (
    SELECT DISTINCT whom, whom FROM node
    UNION
    SELECT tie.right_whom, min(labelled.block_id)
    FROM labelled
    JOIN tie ON tie.left_whom = labelled.whom
    JOIN recurring.labelled AS held ON held.whom = tie.right_whom
    WHERE labelled.block_id < held.block_id
    GROUP BY tie.right_whom
)
SELECT whom, block_id FROM labelled
