"""What comes out of the warehouse, as frozen values: Commit; PendingMail -> MailItem -> Evidence; Rows.

All times are aware and UTC. Ids are hexadecimal hashes of content unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from parsers.values import Amount


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit changed. `is_first_run`: the warehouse held no claim before.

    `decisions_unmatched`: ids in decisions that cannot be followed, and why not.
    """

    run_id: str
    is_first_run: bool
    documents_new: int
    versions_new: int
    claims_new: int
    claims_closed: int
    thefts: int
    differences_new: int
    mails_queued: int
    questions_open: int
    decisions_unmatched: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with the document that carries it: all that a reader needs to check it."""

    claim_id: str
    document_id: str
    url: str
    title: str
    publishers: tuple[str, ...]
    published_on: date | None
    language: str
    victim: str
    victim_name: str
    party: str
    voice: str
    actors: tuple[str, ...]
    stance: str
    amounts: tuple[Amount, ...]
    theft_date: str | None
    basis: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class MailItem:
    """One difference in a mail.

    `baseline_says` are the baseline's own attributions of this theft, as (party, actors, stance, wording),
    and `baseline_amounts` its sums; both empty where the baseline does not name the theft.
    """

    difference_id: str
    baseline_id: str
    baseline_title: str
    theft_id: str
    victim: str
    victim_name: str
    party: str
    aspect: str
    category: str
    before: str
    after: str
    is_reported_only: bool
    detected_at: datetime
    baseline_says: tuple[tuple[str, tuple[str, ...], str, str], ...]
    baseline_amounts: tuple[Amount, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PendingMail:
    """A mail that is owed. `mail_id` is made from content: a Message-ID built from it never changes."""

    mail_id: str
    recipient: str
    run_id: str
    is_summary: bool
    queued_at: datetime
    attempts: int
    last_error: str
    items: tuple[MailItem, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use. `max_rows`: more rows are cut, and `Rows.is_cut` says so; None: all of them."""

    seconds: float = 30.0
    memory_mb: int = 1024
    max_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's answer: column names, their SQL types, and the rows in order."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)
