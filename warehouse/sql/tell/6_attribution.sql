DELETE FROM attribution_told WHERE theft_id IN (FROM changed_theft)
