SELECT run_seq, is_first FROM run WHERE run_id = $run_id
