DELETE FROM evidence WHERE is_gone
