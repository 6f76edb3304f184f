CREATE OR REPLACE TEMP TABLE claim_before AS
SELECT claim_id FROM claim_life WHERE closing IS DISTINCT FROM 'parser_changed'
