-- an id that came back forwards nowhere
DELETE FROM theft_forward WHERE theft_id IN (SELECT theft_id FROM new_membership)
