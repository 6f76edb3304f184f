SELECT * FROM thefts ORDER BY theft_id
