-- Every actor with all that it belongs to, itself included.
CREATE OR REPLACE TEMP TABLE actor_within AS
WITH RECURSIVE nest AS (
    SELECT actor, broader FROM actor
    UNION
    -- another name for an actor is that actor, and the actor is its other name
    SELECT name_id, id FROM alias WHERE kind = 'actor' AND name_id <> id
    UNION
    SELECT id, name_id FROM alias WHERE kind = 'actor' AND name_id <> id
),
within AS (
    SELECT actor AS narrow, actor AS broad FROM (SELECT actor FROM nest UNION SELECT broader FROM nest)
    UNION
    SELECT within.narrow, nest.broader FROM within JOIN nest ON nest.actor = within.broad
)
SELECT narrow, broad FROM within
