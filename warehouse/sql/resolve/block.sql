INSERT INTO block SELECT block_id, print FROM block_now ORDER BY block_id
