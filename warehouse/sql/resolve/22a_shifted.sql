-- Claims that are of another theft than before, or placed there by something else: as they are and as they were.
CREATE OR REPLACE TEMP TABLE shifted AS
(
    SELECT node_id, evidence_id, theft_id, joined_by FROM named
    EXCEPT
    SELECT node_id, evidence_id, theft_id, joined_by FROM membership
)
UNION ALL
(
    SELECT node_id, evidence_id, theft_id, joined_by FROM membership
    EXCEPT
    SELECT node_id, evidence_id, theft_id, joined_by FROM named
)
