INSERT INTO theft_forward SELECT theft_id, forwarded_to, $run_seq FROM vanished
