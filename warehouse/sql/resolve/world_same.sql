-- Does what the last run thought still stand? Not after a change of what it rests on, nor when a name is gone.
SELECT (SELECT print FROM world_now) IN (SELECT print FROM world)
   AND NOT EXISTS (SELECT 1 FROM name_known ANTI JOIN name USING (whom, victim_key))
