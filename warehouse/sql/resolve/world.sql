INSERT INTO world FROM world_now
