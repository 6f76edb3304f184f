-- What a name means, who says so and since when; what joined each claim to its theft, and what keeps thefts apart.

CREATE TABLE alias (
    kind     VARCHAR NOT NULL,         -- victim, actor or party
    name     VARCHAR NOT NULL,         -- as it is written
    name_id  VARCHAR NOT NULL,         -- what claims call it: the id itself, where the reader unifies the spelling
    id       VARCHAR NOT NULL,         -- what it means
    said_by  VARCHAR NOT NULL,
    since    DATE,                     -- NULL: as long as the list has it
    source   VARCHAR NOT NULL
);

ALTER TABLE membership ADD COLUMN beside_id VARCHAR;     -- the node of its theft that it fits best
ALTER TABLE membership ADD COLUMN score DOUBLE;          -- how well
ALTER TABLE membership ADD COLUMN days_apart INTEGER;    -- NULL: one of the two is undated
ALTER TABLE membership ADD COLUMN sums_agree INTEGER;    -- as in resolve/09_amount_pair.sql; NULL: not comparable
ALTER TABLE membership ADD COLUMN name_fit VARCHAR;      -- same, near, alike

-- For each two thefts of victims of one name: the two members that come closest.
CREATE TABLE parting (
    theft_id       VARCHAR NOT NULL,
    other_theft_id VARCHAR NOT NULL,
    node_id        VARCHAR NOT NULL,
    other_node_id  VARCHAR NOT NULL,
    score          DOUBLE,             -- NULL: they do not fit
    days_apart     INTEGER,
    sums_agree     INTEGER,
    name_fit       VARCHAR NOT NULL,
    parted_by      VARCHAR NOT NULL    -- decision, text, order, facts, better_fit
);

-- how much two names have in common: resolve/04_victim_pair.sql
CREATE MACRO name_rank(name_fit) AS
    CASE name_fit WHEN 'same' THEN 3 WHEN 'near' THEN 2 WHEN 'alike' THEN 1 ELSE 0 END;
CREATE MACRO name_words(name_fit) AS
    CASE name_fit WHEN 'same' THEN 'the same name' WHEN 'near' THEN 'names that sound the same'
                  WHEN 'alike' THEN 'names alike' END;
CREATE MACRO days_words(days_apart) AS
    CASE WHEN days_apart IS NULL THEN 'no date on one side' WHEN days_apart = 0 THEN 'dates agree'
         WHEN days_apart = 1 THEN 'a day apart' ELSE days_apart || ' days apart' END;
CREATE MACRO sums_words(sums_agree) AS
    CASE WHEN sums_agree IS NULL THEN 'no sums to compare' WHEN sums_agree = 4 THEN 'sums equal within 5 %'
         WHEN sums_agree = 3 THEN 'sums close' WHEN sums_agree = 1 THEN 'sums off by zeros' ELSE 'sums apart' END;

CREATE VIEW aliases AS SELECT kind, name, id, said_by, since, source FROM alias;

COMMENT ON VIEW aliases IS 'What names mean: a name may mean several, and several may mean one';
COMMENT ON COLUMN aliases.kind IS 'victim, actor or party';
COMMENT ON COLUMN aliases.name IS 'The name as it is written';
COMMENT ON COLUMN aliases.id IS 'What it means: claims.victim, claims.actors or claims.party';
COMMENT ON COLUMN aliases.said_by IS 'Party id of who says so; claimwatch: the project''s own list of spellings';
COMMENT ON COLUMN aliases.since IS 'Since when they say so; NULL: the list tells no day';
COMMENT ON COLUMN aliases.source IS 'Where they say so';

CREATE VIEW joinings AS
SELECT
    membership.node_id AS claim_id, membership.theft_id, membership.joined_by, membership.beside_id,
    membership.score, membership.days_apart, membership.sums_agree, membership.name_fit,
    CASE
        WHEN membership.joined_by = 'decision' THEN 'a person says so'
        WHEN membership.joined_by = 'open' THEN 'fits several thefts equally'
        WHEN membership.joined_by = 'document' THEN 'its document''s other claims about this victim are there'
        WHEN membership.beside_id IS NULL THEN 'the first of its theft'
        ELSE concat_ws(', ', name_words(membership.name_fit), days_words(membership.days_apart),
                       sums_words(membership.sums_agree))
    END AS reason
FROM membership
JOIN claim ON claim.claim_id = membership.node_id;

COMMENT ON VIEW joinings IS 'Why each claim is counted to its theft';
COMMENT ON COLUMN joinings.claim_id IS 'The claim';
COMMENT ON COLUMN joinings.theft_id IS 'Its theft; NULL: it stays open';
COMMENT ON COLUMN joinings.joined_by IS 'What placed it: day, month, year_amount, amount, year, name, document, decision; open';
COMMENT ON COLUMN joinings.beside_id IS 'The claim, or the baseline''s theft, of this theft that it fits best; NULL: it stands alone';
COMMENT ON COLUMN joinings.score IS 'How well the two fit, up to 101';
COMMENT ON COLUMN joinings.days_apart IS 'Days between their dates, 0 if these overlap; NULL: one is undated';
COMMENT ON COLUMN joinings.sums_agree IS '4 within 5 %, 3 close, 1 off by zeros, 0 apart; NULL: not comparable';
COMMENT ON COLUMN joinings.name_fit IS 'same, near (sounds the same in another script) or alike';
COMMENT ON COLUMN joinings.reason IS 'The same in words';

CREATE VIEW partings AS
SELECT
    theft_id, other_theft_id, node_id AS claim_id, other_node_id AS other_claim_id, parted_by, score, days_apart,
    sums_agree, name_fit,
    CASE parted_by
        WHEN 'decision' THEN 'a person says so'
        WHEN 'text' THEN 'one party in one text tells them apart'
        WHEN 'order' THEN 'one text is older than the other theft, ' || days_words(days_apart)
        ELSE concat_ws(', ', name_words(name_fit), days_words(days_apart), sums_words(sums_agree))
             || CASE WHEN parted_by = 'better_fit' THEN '; each fits its own theft better' ELSE '' END
    END AS reason
FROM parting;

COMMENT ON VIEW partings IS 'Why two thefts of one victim''s name are not one: the two claims that come closest';
COMMENT ON COLUMN partings.theft_id IS 'The theft';
COMMENT ON COLUMN partings.other_theft_id IS 'The other one';
COMMENT ON COLUMN partings.claim_id IS 'Claim of the one, or a baseline''s theft';
COMMENT ON COLUMN partings.other_claim_id IS 'Claim of the other, or a baseline''s theft';
COMMENT ON COLUMN partings.parted_by IS 'decision (a person), text (one text tells them apart), order (told before it happened), facts, better_fit';
COMMENT ON COLUMN partings.score IS 'How well the two fit; NULL: they do not';
COMMENT ON COLUMN partings.days_apart IS 'Days between their dates; NULL: one is undated';
COMMENT ON COLUMN partings.sums_agree IS '4 within 5 %, 3 close, 1 off by zeros, 0 apart; NULL: not comparable';
COMMENT ON COLUMN partings.name_fit IS 'same, or near (sounds the same in another script)';
COMMENT ON COLUMN partings.reason IS 'The same in words';

CREATE VIEW decisions AS SELECT left_id, right_id, verdict, decided_by, decided_on, reason FROM decision;

COMMENT ON VIEW decisions IS 'What people decided about which claims are about one theft';
COMMENT ON COLUMN decisions.left_id IS 'A claim, a theft, or a baseline''s theft';
COMMENT ON COLUMN decisions.right_id IS 'Another one';
COMMENT ON COLUMN decisions.verdict IS 'same or different';
COMMENT ON COLUMN decisions.decided_by IS 'Who';
COMMENT ON COLUMN decisions.decided_on IS 'When';
COMMENT ON COLUMN decisions.reason IS 'Why';

COMMENT ON COLUMN questions.kind IS 'fits_several, masked_victim or similar_name';
