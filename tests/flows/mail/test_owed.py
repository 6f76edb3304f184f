"""Deliveries are recorded once and for all; those who watch the watch are told once of each trouble."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from flows.errors import LedgerError, WriteError
from flows.mail.ledger import read_ledger, record_delivery
from flows.mail.maintenance import send_maintenance
from flows.mail.post import send_owed
from flows.paths import Places
from flows.run.setup import Setup, load_setup
from flows.settings import AlertSettings, RecipientSettings, SmtpSettings
from tests.flows.conftest import CHECKOUT
from tests.flows.mail.conftest import PASSWORD, USER, Postbox, authority, ca_file, postbox, start_server
from warehouse import Delivery, Failure, PendingMail

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["authority", "ca_file", "postbox", "start_server"]

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
_ONE, _TWO = Delivery("m1", "a@localhost", NOON), Delivery("m2", "b@localhost", NOON)
_FAULT = Failure("discover", "gone", "it answers 404", "Look whether it has moved", NOON, source_id="us_fbi")


@pytest.fixture
def setup(tmp_path: Path, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    """Two recipients, and a server on loopback."""
    monkeypatch.setenv("CLAIMWATCH_SMTP_PASSWORD", PASSWORD)
    smtp = SmtpSettings(
        host="127.0.0.1", port=postbox.port, username=USER, ca_file=str(ca_file), timeout_seconds=5
    )
    recipients = tuple(RecipientSettings(address=f"{name}@localhost") for name in "ab")
    (tmp_path / "data").mkdir()
    setup = load_setup(Places((CHECKOUT / "config",), tmp_path / "data"))
    return replace(setup, alerts=AlertSettings(smtp=smtp, recipient=recipients))


def _mailed(postbox: Postbox) -> list[str]:
    taken = [address for envelope in postbox.taken for address in envelope.rcpt_tos]
    postbox.taken.clear()
    return taken


def test_who_was_told_of_a_trouble_is_not_told_again_because_another_was_not(
    setup: Setup, postbox: Postbox
) -> None:
    postbox.refuses = ("b@localhost",)
    for number in range(3):
        assert len(send_maintenance((_FAULT,), setup, f"run{number}", NOON)) == 1
    assert _mailed(postbox) == ["a@localhost"]
    postbox.refuses = ()
    assert send_maintenance((_FAULT,), setup, "run3", NOON) == ()
    assert _mailed(postbox) == ["b@localhost"]
    send_maintenance((), setup, "run4", NOON)
    # what cannot be read is told of once: a run without failures does not mean that all is well
    assert all(b"stay unread" in (one.content or b"") for one in postbox.taken)
    assert _mailed(postbox) == ["a@localhost", "b@localhost"]


def test_a_half_written_last_line_is_passed_over_and_cut_off_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "deliveries.jsonl"
    record_delivery(path, _ONE)
    with path.open("a") as ledger:
        ledger.write('{"mail_id": "m2", "recip')
    assert read_ledger(path) == (_ONE,)
    record_delivery(path, _TWO)
    assert read_ledger(path) == (_ONE, _TWO)
    assert path.read_text().count("\n") == 2


@pytest.mark.parametrize("line", ['{"mail_id": "m2", "recip', "", '{"mail_id": "m2"}', "\0\0\0\0"])
def test_a_damaged_line_before_the_end_is_named(tmp_path: Path, line: str) -> None:
    """Its mail would be sent again, and nobody would know why."""
    path = tmp_path / "deliveries.jsonl"
    record_delivery(path, _ONE)
    whole = path.read_text()
    path.write_text(f"{whole}{line}\n{whole}")
    with pytest.raises(LedgerError, match=r"deliveries\.jsonl, line 2: .*Restore the file from a copy"):
        read_ledger(path)


@dataclass
class _Outbox:
    """Stands for a warehouse that owes two mails."""

    delivered: list[str]

    def pending_mails(self) -> tuple[PendingMail, ...]:
        return tuple(
            PendingMail(f"m-{name}", f"{name}@localhost", "run", True, NOON, 0, "", ())  # noqa: FBT003
            for name in "ab"
        )

    def mark_delivered(self, mail_id: str, *, at: datetime) -> None:
        assert at
        self.delivered.append(mail_id)


def test_a_delivery_that_the_ledger_cannot_take_is_kept_in_the_warehouse(
    setup: Setup, postbox: Postbox
) -> None:
    setup.places.deliveries.mkdir(parents=True)  # a folder where the file should be
    outbox = _Outbox([])
    with pytest.raises(WriteError, match=r"deliveries\.jsonl"):
        send_owed(outbox, setup, lambda: NOON)  # type: ignore[arg-type]
    assert _mailed(postbox) == ["a@localhost"]
    assert outbox.delivered == ["m-a"]
