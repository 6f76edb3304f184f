SELECT
    (SELECT count(DISTINCT document_id) FROM version) AS documents,
    (SELECT count(*) FROM version) AS versions,
    (SELECT count(*) FROM claim) AS claims,
    (SELECT count(*) FROM claim_life WHERE withdrawn_at IS NOT NULL) AS closed,
    (SELECT count(DISTINCT theft_id) FROM membership WHERE theft_id IS NOT NULL) AS thefts,
    (SELECT count(*) FROM difference) AS differences,
    (SELECT count(*) FROM mail) AS mails,
    (SELECT count(*) FROM question) AS questions
