"""Owed mails to the server: deliver, write into the ledger, tell the warehouse, in this order for each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from flows.errors import DeliveryError
from flows.logs import log
from flows.mail.ledger import record_delivery
from flows.mail.letter import write_letter
from flows.mail.render import build_message
from flows.mail.smtp import deliver
from flows.mail.words import Names
from flows.run.job import Deliveries
from flows.settings import beside_alerts, read_password
from warehouse import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flows.run.setup import Setup
    from warehouse import PendingMail, Warehouse


def send_owed(warehouse: Warehouse, setup: Setup, now: Callable[[], datetime]) -> Deliveries:
    """Deliver what is owed to those who are recipients today. One failure does not stop the others."""
    owed = warehouse.pending_mails()
    known = {one.address for one in setup.alerts.recipient}
    smtp = setup.alerts.smtp
    if not smtp.is_configured:
        return Deliveries(owed=tuple(mail for mail in owed if mail.recipient in known))
    password = read_password(smtp, setup.places, os.environ)
    ca_file = beside_alerts(smtp.ca_file, setup.places) if smtp.ca_file else None
    names = Names(setup.lexicon.names)
    accepted: list[PendingMail] = []
    kept: list[PendingMail] = []
    problems: list[str] = []
    for mail in owed:
        if mail.recipient not in known:
            log.info("a mail is kept back: its recipient is no longer configured", recipient=mail.recipient)
            continue
        message = build_message(write_letter(mail, names), sender=smtp.sender, queued_at=mail.queued_at)
        try:
            deliver(message, smtp, password=password, ca_file=ca_file)
        except DeliveryError as error:
            warehouse.record_attempt(mail.mail_id, at=now(), error=error.problem)
            kept.append(mail)
            problems.append(str(error))
        else:
            _record(warehouse, setup, Delivery(mail.mail_id, mail.recipient, now()))
            accepted.append(mail)
    return Deliveries(tuple(accepted), tuple(kept), tuple(problems))


def _record(warehouse: Warehouse, setup: Setup, delivery: Delivery) -> None:
    """Write a delivery into the ledger and the warehouse; where one cannot be written, the other still is."""
    try:
        record_delivery(setup.places.deliveries, delivery)
    finally:
        warehouse.mark_delivered(delivery.mail_id, at=delivery.delivered_at)
