SELECT count(*) > 0 FROM reference_sought JOIN reference_now USING (print)
