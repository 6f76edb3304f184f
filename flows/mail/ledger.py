"""The ledger of deliveries: one JSON object a line, on the disk before anything else says so.

It lies beside the archive and, like it, survives the warehouse. A last line that a crash left half-written is
no delivery that anybody recorded; it is passed over.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING

from flows.errors import from_os_error
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
        with path.open("ab") as ledger:
            if ledger.tell() and not _ends_whole(path):
                line = b"\n" + line
            ledger.write(line)
            ledger.flush()
            os.fsync(ledger.fileno())
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error


def read_ledger(path: Path) -> tuple[Delivery, ...]:
    """Read all recorded deliveries in order; none where nothing was ever delivered."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return ()
    return tuple(delivery for line in lines if (delivery := _read_line(line)))


def _read_line(line: bytes) -> Delivery | None:
    try:
        told = json.loads(line)
        return Delivery(told["mail_id"], told["recipient"], datetime.fromisoformat(told["delivered_at"]))
    except (ValueError, KeyError, TypeError):
        return None


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as ledger:
        ledger.seek(-1, os.SEEK_END)
        return ledger.read(1) == b"\n"
