-- The first level at which something is weighed that was not when evidence was last placed.
SELECT coalesce(min(level), 99) FROM evidence SEMI JOIN (FROM weighed WHERE turn >= $from_turn) AS now USING (evidence_id)
