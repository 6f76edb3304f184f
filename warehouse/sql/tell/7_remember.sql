INSERT INTO told FROM told_now
