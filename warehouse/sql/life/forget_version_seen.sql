DELETE FROM version_seen WHERE document_id IN (FROM touched_page)
