INSERT INTO reference_sought FROM reference_now
