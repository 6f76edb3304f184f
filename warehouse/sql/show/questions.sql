SELECT * FROM questions ORDER BY kind, victim, question_id
