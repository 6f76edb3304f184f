CREATE VIEW questions AS
SELECT
    question.question_id, question.kind, question.claim_id, question.candidates, question.reason,
    claim.victim, claim.victim_name, claim.party, claim.theft_date, claim.amounts, claim.quote,
    version.url, version.published_on
FROM question
JOIN claim USING (claim_id)
JOIN version ON version.version_id = claim.version_id;

COMMENT ON VIEW questions IS 'What people are asked to decide: which theft a claim is about';
COMMENT ON COLUMN questions.question_id IS 'Hash of claim and candidates';
COMMENT ON COLUMN questions.kind IS 'fits_several or masked_victim';
COMMENT ON COLUMN questions.claim_id IS 'The claim';
COMMENT ON COLUMN questions.candidates IS 'Theft ids that it may be about';
COMMENT ON COLUMN questions.reason IS 'Why it is asked';
COMMENT ON COLUMN questions.victim IS 'Victim of the claim';
COMMENT ON COLUMN questions.victim_name IS 'As the text writes it';
COMMENT ON COLUMN questions.party IS 'Who makes the claim';
COMMENT ON COLUMN questions.theft_date IS 'Date that it states';
COMMENT ON COLUMN questions.amounts IS 'Sums that it states';
COMMENT ON COLUMN questions.quote IS 'Its sentence';
COMMENT ON COLUMN questions.url IS 'Address of the document';
COMMENT ON COLUMN questions.published_on IS 'Publication date that it states';
