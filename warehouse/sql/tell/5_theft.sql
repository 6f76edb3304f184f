DELETE FROM theft_told WHERE theft_id IN (FROM changed_theft)
