-- What is compared of them: whom they call robbed and who speaks in them, and their MinHash.
INSERT INTO text_told
WITH said AS (
    SELECT
        version_id,
        list(DISTINCT victim ORDER BY victim) AS victims,
        list(DISTINCT concat_ws(' ', victim, party, voice) ORDER BY concat_ws(' ', victim, party, voice)) AS words,
        coalesce(list(DISTINCT party ORDER BY party) FILTER (voice = 'own'), []) AS own_parties
    FROM claim SEMI JOIN sought USING (version_id)
    GROUP BY version_id
)
SELECT
    version.version_id, version.document_id, version.text_sha256, version.language, version.published_on,
    version.publishers, said.victims, said.own_parties, said.words,
    CASE WHEN len(text_signature) = 64 THEN list_transform(
        generate_series(0, 15), lambda band: hash(band, text_signature[band * 4 + 1:band * 4 + 4])
    ) ELSE [] END,
    -- one byte each, so that thousands of texts that share a band are told apart in no time
    coalesce(list_aggregate(
        list_transform(text_signature, lambda number: chr((33 + number % 90)::INTEGER)), 'string_agg', ''
    ), ''),
    $rules
FROM version
JOIN said USING (version_id)
ORDER BY version.version_id
