-- From a day to a bare name, and last what people told apart: the levels at which there is something to place.
SELECT DISTINCT level FROM unplaced ORDER BY level
