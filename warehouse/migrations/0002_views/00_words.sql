-- The views are the contract with those who query: each one and its columns are described, and a later
-- migration alone changes them. Here are the words that they share.

-- Who speaks: us.fbi and us.treasury for us; an organisation or firm for itself.
CREATE MACRO speaker(party) AS
    CASE WHEN regexp_matches(party, '^[a-z]{2}([.]|$)') THEN left(party, 2) ELSE party END;
CREATE MACRO is_state(party) AS
    regexp_matches(party, '^[a-z]{2}([.]|$)') AND left(party, 2) <> 'un';
-- From doubt to fact.
CREATE MACRO stance_rank(stance) AS
    CASE stance WHEN 'asserted' THEN 4 WHEN 'assessed' THEN 3 WHEN 'suspected' THEN 2 WHEN 'disputed' THEN 1 ELSE 0 END;

-- 308000000 USD, 4502.9 BTC
CREATE MACRO amounts_text(amounts) AS
    array_to_string(list_transform(amounts, lambda amount:
        rtrim(rtrim(amount.value::VARCHAR, '0'), '.') || ' ' || amount.currency), ', ');
