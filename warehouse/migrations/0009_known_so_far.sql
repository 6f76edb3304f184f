-- What need not be thought over by each run again.

-- By which rules the lives of claims were told: one row. Others tell all of them anew (life/touched.sql).
CREATE TABLE life_rules (print VARCHAR NOT NULL);

-- Texts that are copies, translations or versions of one another: each two once, the smaller id on the left.
CREATE TABLE twin (
    left_id  VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL
);

-- What each text looked like when its copies were last sought (resolve/29a_sought.sql).
CREATE TABLE text_sought (
    version_id VARCHAR NOT NULL,
    print      VARCHAR NOT NULL
);
