-- What is compared of each text that carries claims, to find its copies: written once, and again when its claims grow.

DROP TABLE text_sought;

CREATE TABLE text_told (
    version_id   VARCHAR NOT NULL,
    document_id  VARCHAR NOT NULL,
    text_sha256  VARCHAR NOT NULL,
    language     VARCHAR NOT NULL,
    published_on DATE,
    publishers   VARCHAR[] NOT NULL,
    victims      VARCHAR[] NOT NULL,
    own_parties  VARCHAR[] NOT NULL,   -- who speaks in it for itself
    words        VARCHAR[] NOT NULL,   -- victim, party and voice of each claim
    bands        UBIGINT[] NOT NULL,   -- MinHash in 16 bands: copies share one at least; empty: too short
    sketch       VARCHAR NOT NULL,     -- MinHash, a letter a number: where two letters differ, the numbers do
    rules        VARCHAR NOT NULL      -- by which its copies were sought
);
