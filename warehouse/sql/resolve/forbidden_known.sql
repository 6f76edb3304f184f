INSERT INTO forbidden_known FROM forbidden
