"""Mails about what is new: written from outbox rows, delivered by SMTP, recorded in a ledger."""
