CREATE OR REPLACE TEMP TABLE new_found_place AS FROM found_place LIMIT 0
