-- What the last run thought of each piece of evidence: the next one weighs only what has changed since, and what
-- that changes (warehouse/deriving.py). Written anew by each commit.

DROP TABLE block;

-- What all of it rests on: rules, rates, what names mean, people's decisions. Other words here: all is weighed anew.
CREATE TABLE world (print VARCHAR NOT NULL);

-- Names of victims that have been compared with one another, and what came of it.
CREATE TABLE name_known (
    whom       VARCHAR NOT NULL,
    victim_key VARCHAR NOT NULL
);
CREATE TABLE name_pair (
    left_whom  VARCHAR NOT NULL,       -- the smaller of the two
    right_whom VARCHAR NOT NULL,
    name_fit   VARCHAR NOT NULL,       -- same, near, alike
    likeness   DOUBLE NOT NULL
);

-- Evidence as it was weighed.
CREATE TABLE evidence_known (
    evidence_id    VARCHAR NOT NULL,
    whom           VARCHAR NOT NULL,
    date_from      DATE,
    date_to        DATE,
    date_precision VARCHAR,
    published_on   DATE,
    amounts        STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[] NOT NULL,
    retold         VARCHAR[] NOT NULL,
    baseline_id    VARCHAR,
    level          INTEGER NOT NULL,
    nodes          UBIGINT NOT NULL    -- print of the claims that it stands for
);
CREATE TABLE forbidden_known (
    left_id   VARCHAR NOT NULL,
    right_id  VARCHAR NOT NULL,
    parted_by VARCHAR NOT NULL
);
CREATE TABLE learned_known (
    left_whom  VARCHAR NOT NULL,
    right_whom VARCHAR NOT NULL
);

-- Where each piece of evidence has found its place, in both rounds: with names as they are written, and with those
-- that thefts have brought together.
CREATE TABLE found_place (
    round       INTEGER NOT NULL,
    evidence_id VARCHAR NOT NULL,
    cluster_id  VARCHAR,               -- NULL: fits several
    level       INTEGER,
    is_attached BOOLEAN,               -- it found a cluster; false: it made one
    step        INTEGER,               -- when: later steps see it, earlier ones do not
    is_waiting  BOOLEAN NOT NULL,      -- it stood between two others until they had their clusters
    clusters    VARCHAR[]
);
