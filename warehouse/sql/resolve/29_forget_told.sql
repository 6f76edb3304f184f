-- Texts whose claims have grown are told anew, and all of them by other rules.
DELETE FROM text_told
WHERE rules <> $rules OR version_id IN (SELECT version_id FROM claim_reading WHERE first_run_seq >= $from_run_seq)
