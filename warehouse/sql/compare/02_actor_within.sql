-- Every actor with all that it belongs to, itself included.
CREATE OR REPLACE TEMP TABLE actor_within AS
WITH RECURSIVE within AS (
    SELECT actor AS narrow, actor AS broad FROM (SELECT actor FROM actor UNION SELECT broader FROM actor)
    UNION
    SELECT within.narrow, actor.broader FROM within JOIN actor ON actor.actor = within.broad
)
SELECT narrow, broad FROM within
