UPDATE theft_forward SET forwarded_to = vanished.forwarded_to
FROM vanished WHERE theft_forward.forwarded_to = vanished.theft_id
