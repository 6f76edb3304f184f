-- What the last run made of this round.
CREATE OR REPLACE TEMP TABLE was AS
SELECT found_place.* EXCLUDE (round) FROM found_place SEMI JOIN evidence USING (evidence_id) WHERE round = $round
