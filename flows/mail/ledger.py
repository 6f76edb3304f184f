"""The ledger of deliveries: one JSON object a line, on the disk before anything else says so.

It lies beside the archive and, like it, survives the warehouse. A last line that a crash left half-written is
no delivery that anybody recorded: it is passed over, and cut off by the next one. Any other line that cannot
be read hides a delivery, whose mail would be sent again: that is an error.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import IO, TYPE_CHECKING

from flows.errors import LedgerError, from_os_error
from flows.exports.formats import json_line
from warehouse import Delivery

if TYPE_CHECKING:
    from pathlib import Path


def record_delivery(path: Path, delivery: Delivery) -> None:
    """Append one delivery and force it onto the disk. WriteError where that cannot be done."""
    line = json_line(
        {
            "mail_id": delivery.mail_id,
            "recipient": delivery.recipient,
            "delivered_at": delivery.delivered_at.isoformat(),
        }
    ).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as ledger:
            _cut_torn(ledger)
            ledger.write(line)
            ledger.flush()
            os.fsync(ledger.fileno())
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error


def read_ledger(path: Path) -> tuple[Delivery, ...]:
    """Read all recorded deliveries in order; none where nothing was ever delivered.

    LedgerError for a line that is none, WriteError where the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error
    *lines, _torn = content.split(b"\n")
    return tuple(_read_line(line, f"{path}, line {number}") for number, line in enumerate(lines, 1))


def _read_line(line: bytes, place: str) -> Delivery:
    try:
        told = json.loads(line)
        return Delivery(told["mail_id"], told["recipient"], datetime.fromisoformat(told["delivered_at"]))
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(
            "this line tells of no delivery, and the mail that it was about would be sent again",
            subject=place,
            action="Restore the file from a copy, or mend or remove the line, and run again.",
        ) from error


def _cut_torn(ledger: IO[bytes]) -> None:
    """Cut off a line that a crash left half-written."""
    ledger.seek(0)
    content = ledger.read()
    ledger.truncate(content.rfind(b"\n") + 1)
