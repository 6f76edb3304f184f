"""Mails about the watch itself: sources that fail, fall silent or list less than they should.

One goes when what fails has changed since the last one, not every run; the state lies in `maintenance.json`.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING

from flows.errors import DeliveryError
from flows.mail.letter import clean
from flows.mail.render import MESSAGE_DOMAIN
from flows.mail.smtp import deliver
from flows.settings import beside_alerts, read_password

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from flows.run.setup import Setup
    from warehouse import Failure


@dataclass(frozen=True, slots=True)
class _State:
    """What failed when the last mail went: `(source or stage, kind)` pairs, sorted."""

    faults: tuple[tuple[str, str], ...] = ()


def send_maintenance(
    failures: tuple[Failure, ...], setup: Setup, run_id: str, now: datetime
) -> tuple[str, ...]:
    """Tell those who want it what fails now, if that is news. Gives the problems of delivery."""
    recipients = [one.address for one in setup.alerts.recipient if one.maintenance]
    smtp = setup.alerts.smtp
    file = setup.places.data / "maintenance.json"
    faults = tuple(sorted({(one.source_id or one.stage, one.kind) for one in failures}))
    if not smtp.is_configured or not recipients or faults == _read(file).faults:
        return ()
    password = read_password(smtp, setup.places, os.environ)
    ca_file = beside_alerts(smtp.ca_file, setup.places) if smtp.ca_file else None
    problems = []
    for recipient in recipients:
        message = _write(failures, sender=smtp.sender, recipient=recipient, run_id=run_id, now=now)
        try:
            deliver(message, smtp, password=password, ca_file=ca_file)
        except DeliveryError as error:
            problems.append(str(error))
    if not problems:
        _save(file, _State(faults))
    return tuple(problems)


def _write(
    failures: tuple[Failure, ...], *, sender: str, recipient: str, run_id: str, now: datetime
) -> EmailMessage:
    concerned = sorted({one.source_id or one.stage for one in failures})
    lines = [f"* {_line(one)}" for one in failures] or ["Everything that failed before works again."]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean(
        f"claimwatch maintenance: {len(concerned)} in trouble: {', '.join(concerned[:3])}"
        if concerned
        else "claimwatch maintenance: all sources work again"
    )
    message["From"] = _address(sender)
    message["To"] = _address(recipient)
    message["Date"] = format_datetime(now)
    digest = hashlib.sha256(f"{run_id} {recipient}".encode()).hexdigest()[:32]
    message["Message-ID"] = f"<maintenance-{digest}@{MESSAGE_DOMAIN}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join([*lines, "", "`claimwatch sources` shows the health of each.", ""]))
    return message


def _line(failure: Failure) -> str:
    where = failure.url or failure.place
    place = f" ({where})" if where else ""
    return clean(f"{failure.source_id or failure.stage}: {failure.message}{place}. {failure.next_action}")


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    return Address(display_name=name, addr_spec=address)


def _read(file: Path) -> _State:
    try:
        return _State(tuple((one[0], one[1]) for one in json.loads(file.read_text("utf-8"))["faults"]))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        # never told, or a state that cannot be read: telling once more does no harm
        return _State()


def _save(file: Path, state: _State) -> None:
    beside = file.with_name(f"{file.name}.writing")
    beside.write_text(json.dumps({"faults": state.faults}) + "\n", "utf-8")
    beside.replace(file)
