SELECT
    (SELECT count(DISTINCT document_id) FROM version) AS documents,
    (SELECT count(*) FROM version) AS versions,
    (SELECT count(*) FROM claim) AS claims,
    (SELECT count(*) FROM claim_life WHERE withdrawn_at IS NOT NULL) AS closed,
    -- those that a document tells of; a baseline's own are held from the first commit on
    (SELECT count(DISTINCT theft_id) FROM membership JOIN claim ON claim.claim_id = membership.node_id) AS thefts,
    (SELECT count(*) FROM difference) AS differences,
    (SELECT count(*) FROM mail) AS mails,
    (SELECT count(*) FROM question) AS questions
