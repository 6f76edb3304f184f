UPDATE run SET finished_at = $finished_at, is_mailing = $is_mailing WHERE run_seq = $run_seq
