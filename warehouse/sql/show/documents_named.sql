-- The latest version of each document that an address, a document's id or a version's id names.
SELECT version_id, document_id, url, title, publishers, published_on
FROM documents
WHERE version_id = $document OR (is_latest AND (url = $document OR document_id = $document))
ORDER BY is_feed_item, version_id
