MERGE INTO victim_pair USING learned USING (left_whom, right_whom)
WHEN MATCHED THEN UPDATE SET name_fit = 'same'
WHEN NOT MATCHED THEN INSERT VALUES (left_whom, right_whom, 'same', 1.0, NULL)
