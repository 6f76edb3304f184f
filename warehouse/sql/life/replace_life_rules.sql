INSERT INTO life_rules SELECT $rules
