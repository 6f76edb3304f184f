DELETE FROM claim_life
WHERE claim_id IN (
    SELECT claim_id FROM claim JOIN version USING (version_id) SEMI JOIN touched ON touched.document_id = version.document_id
)
