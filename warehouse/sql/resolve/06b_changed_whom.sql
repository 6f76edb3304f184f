CREATE OR REPLACE TEMP TABLE changed_whom AS
SELECT whom FROM block_of SEMI JOIN (
    SELECT block_id FROM block_now ANTI JOIN block USING (block_id, print)
) AS changed USING (block_id)
