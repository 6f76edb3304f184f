"""Mails about the watch itself: sources that fail, fall silent or list less than they should.

One goes to each who wants it when what fails has changed since the last one that reached them, not every run;
what each was told lies in `maintenance.json`.
"""

from __future__ import annotations

import hashlib
import json
import os
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, TypeAlias

from flows.errors import DeliveryError, from_os_error
from flows.mail.letter import clean
from flows.mail.render import MESSAGE_DOMAIN, mail_address
from flows.mail.smtp import deliver
from flows.settings import beside_alerts, read_password

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from flows.run.setup import Setup
    from warehouse import Failure


# a page that cannot be read is told of once, and is not read again: it would be wrong to say that all is well
_NOTHING = (
    "Nothing that was told before failed in this run. Documents that could not be read stay unread: "
    "`claimwatch sql \"FROM failures WHERE stage = 'parse'\"` lists them."
)
# what fails: (source or stage, kind) pairs, sorted
_Faults: TypeAlias = tuple[tuple[str, str], ...]


def send_maintenance(
    failures: tuple[Failure, ...], setup: Setup, run_id: str, now: datetime
) -> tuple[str, ...]:
    """Tell those who want it what fails now, if that is news. Gives the problems of delivery."""
    recipients = [one.address for one in setup.alerts.recipient if one.maintenance]
    smtp = setup.alerts.smtp
    file = setup.places.data / "maintenance.json"
    faults: _Faults = tuple(sorted({(one.source_id or one.stage, one.kind) for one in failures}))
    told = _read(file)
    untold = [one for one in recipients if told.get(one, ()) != faults]
    if not smtp.is_configured or not untold:
        return ()
    password = read_password(smtp, setup.places, os.environ)
    ca_file = beside_alerts(smtp.ca_file, setup.places) if smtp.ca_file else None
    problems = []
    for recipient in untold:
        message = _write(failures, sender=smtp.sender, recipient=recipient, run_id=run_id, now=now)
        try:
            deliver(message, smtp, password=password, ca_file=ca_file)
        except DeliveryError as error:
            problems.append(str(error))
        else:
            told[recipient] = faults
            _save(file, told)
    return tuple(problems)


def _write(
    failures: tuple[Failure, ...], *, sender: str, recipient: str, run_id: str, now: datetime
) -> EmailMessage:
    concerned = sorted({one.source_id or one.stage for one in failures})
    lines = [f"* {_line(one)}" for one in failures] or [_NOTHING]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean(
        f"claimwatch maintenance: {len(concerned)} in trouble: {', '.join(concerned[:3])}"
        if concerned
        else "claimwatch maintenance: nothing failed in the latest run"
    )
    message["From"] = mail_address(sender)
    message["To"] = mail_address(recipient)
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


def _read(file: Path) -> dict[str, _Faults]:
    """Give what each recipient was told last."""
    try:
        told = json.loads(file.read_text("utf-8"))["told"]
        return {who: tuple((one[0], one[1]) for one in faults) for who, faults in told.items()}
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        # never told, or a state that cannot be read: telling once more does no harm
        return {}


def _save(file: Path, told: Mapping[str, _Faults]) -> None:
    beside = file.with_name(f"{file.name}.writing")
    try:
        beside.write_text(json.dumps({"told": told}) + "\n", "utf-8")
        beside.replace(file)
    except OSError as error:
        raise from_os_error(error, subject=str(file)) from error
