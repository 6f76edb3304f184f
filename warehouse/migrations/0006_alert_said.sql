-- What a mail says is settled when it is queued: what is learnt later is for later mails.

CREATE TABLE alert_said (
    mail_id          VARCHAR NOT NULL,
    difference_id    VARCHAR NOT NULL,
    baseline_id      VARCHAR NOT NULL,
    title            VARCHAR NOT NULL, -- of the baseline
    theft_id         VARCHAR NOT NULL,
    victim           VARCHAR NOT NULL,
    victim_name      VARCHAR NOT NULL,
    party            VARCHAR NOT NULL,
    aspect           VARCHAR NOT NULL,
    category         VARCHAR NOT NULL,
    before_value     VARCHAR NOT NULL,
    after_value      VARCHAR NOT NULL,
    is_reported_only BOOLEAN NOT NULL,
    detected_at      TIMESTAMP NOT NULL,
    claim_ids        VARCHAR[] NOT NULL,
    says             STRUCT(party VARCHAR, actors VARCHAR[], stance VARCHAR, wording VARCHAR)[] NOT NULL,
    amounts          STRUCT("value" DECIMAL(38, 8), currency VARCHAR)[] NOT NULL
);
