-- What is read out of the texts now, and was not when claim_before was made, or the other way round? Of one document,
-- victim and party, a claim that came and one that went are one that was altered.
WITH now AS (
    SELECT claim_id FROM claim_life WHERE closing IS DISTINCT FROM 'parser_changed'
),
moved AS (
    SELECT claim_id, TRUE AS is_added FROM now ANTI JOIN claim_before USING (claim_id)
    UNION ALL
    SELECT claim_id, FALSE FROM claim_before ANTI JOIN now USING (claim_id)
),
told AS (
    SELECT
        moved.is_added, claim.*, version.source_id, version.url,
        concat_ws('; ',
            claim.voice, claim.stance, nullif(array_to_string(claim.actors, ', '), ''),
            nullif(amounts_text(claim.amounts), ''), claim.theft_date, '“' || claim.quote || '”'
        ) AS says,
        row_number() OVER (
            PARTITION BY moved.is_added, claim.document_id, claim.victim, claim.party ORDER BY claim.claim_id
        ) AS place
    FROM moved
    JOIN claim USING (claim_id)
    JOIN version ON version.version_id = claim.version_id
)
SELECT
    CASE WHEN gone.claim_id IS NULL THEN 'added' WHEN added.claim_id IS NULL THEN 'gone' ELSE 'altered' END AS change,
    coalesce(added.source_id, gone.source_id) AS source_id,
    coalesce(added.url, gone.url) AS url,
    coalesce(added.victim, gone.victim) AS victim,
    coalesce(added.party, gone.party) AS party,
    coalesce(gone.says, '') AS before,
    coalesce(added.says, '') AS after,
    gone.claim_id AS claim_id_before,
    added.claim_id AS claim_id_after
FROM (FROM told WHERE is_added) AS added
FULL JOIN (FROM told WHERE NOT is_added) AS gone
  ON gone.document_id = added.document_id AND gone.victim = added.victim AND gone.party = added.party
 AND gone.place = added.place
ORDER BY source_id, url, victim, party, change, claim_id_before, claim_id_after
