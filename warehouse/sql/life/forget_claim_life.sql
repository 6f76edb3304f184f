DELETE FROM claim_life
WHERE claim_id IN (
    SELECT claim_id FROM claim JOIN version USING (version_id) SEMI JOIN touched_page ON touched_page.document_id = version.document_id
)
