-- Texts whose origin is another than before.
CREATE OR REPLACE TEMP TABLE moved_origin AS
SELECT version_id FROM (FROM new_origin EXCEPT FROM origin)
UNION
SELECT version_id FROM (FROM origin EXCEPT FROM new_origin)
