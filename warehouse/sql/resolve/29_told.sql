-- The texts that carry claims, with whom they call robbed and who speaks in them. `number`: short, to be paired;
-- `print`: what of it may make it another's copy, and the rules for that.
CREATE OR REPLACE TEMP TABLE told AS
SELECT
    version.version_id, version.document_id, version.text_sha256, version.text_signature,
    version.language, version.published_on, version.publishers, said.victims, said.own_parties, said.words,
    row_number() OVER (ORDER BY version.version_id)::INTEGER AS number,
    hash(said.victims, said.own_parties, said.words, $rules)::VARCHAR AS print
FROM version
JOIN (
    SELECT
        version_id,
        list(DISTINCT victim ORDER BY victim) AS victims,
        list(DISTINCT concat_ws(' ', victim, party, voice) ORDER BY concat_ws(' ', victim, party, voice)) AS words,
        coalesce(list(DISTINCT party ORDER BY party) FILTER (voice = 'own'), []) AS own_parties
    FROM claim
    GROUP BY version_id
) AS said USING (version_id)
