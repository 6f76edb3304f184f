"""What goes into the warehouse, as frozen values; what comes out of it is in `warehouse/answers.py`.

Batch(run, documents, sightings, outcomes, failures, sources, baselines, decisions, rates, recipients); Delivery

All times are aware and UTC. Ids are hexadecimal hashes of content unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from parsers.values import Baseline, Document, Extraction


class RunKind(StrEnum):
    """Why documents came in. `reparse` and `rebuild` read old captures again and never mail."""

    SCHEDULED = "scheduled"
    REPLAY = "replay"
    ADD = "add"
    REPARSE = "reparse"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `run_id` is given by flows (unique); several batches of one run carry the same value."""

    run_id: str
    kind: RunKind
    started_at: datetime
    parser_version: str


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """Where some fetched bytes lie in the archive.

    `url` is the address that was fetched (a feed's, for its items). `content_sha256` is that of the body: a
    revisit (304, or the same body again) carries the digest of the body that it revisits.
    """

    record_id: str
    url: str
    content_sha256: str
    fetched_at: datetime
    source_id: str = ""
    warc_file: str = ""
    warc_offset: int = 0
    is_revisit: bool = False


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document version, what was read out of it, and the capture that carried it.

    `text_signature`: MinHash of the text (`parsers.signature.sign_text`), by which copies are found; empty
    where the text is too short for one.
    """

    document: Document
    extraction: Extraction
    capture: CaptureFacts
    text_signature: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source of the catalogue, as far as the warehouse shows it. `tier`: official, industry or press."""

    source_id: str
    name: str
    publisher: str
    language: str
    tier: str
    stale_after_days: int


class OutcomeStatus(StrEnum):
    """`partial`: the listing answered, but some of its documents failed."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """How one source fared in this run. `address` is the one that answered (empty: none did)."""

    source_id: str
    status: OutcomeStatus
    finished_at: datetime
    address: str = ""
    links: int = 0
    documents_new: int = 0
    documents_unchanged: int = 0
    documents_failed: int = 0
    message: str = ""
    next_action: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that failed: in which stage (discover, fetch, parse, …), where, and what to do about it."""

    stage: str
    kind: str
    message: str
    next_action: str
    happened_at: datetime
    source_id: str = ""
    url: str = ""
    place: str = ""


class Verdict(StrEnum):
    """What a person decided about two claims or thefts."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on whether two things are the same theft. It wins over every rule, for ever.

    `left` and `right` are each a claim id, a theft id (also one that has been forwarded), or a baseline's
    theft as `<baseline_id>/<victim>`.
    """

    left: str
    right: str
    verdict: Verdict
    decided_by: str
    reason: str
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` (ISO 4217 or ticker) was worth in USD in that year, roughly."""

    currency: str
    year: int
    usd: Decimal


@dataclass(frozen=True, slots=True)
class ActorFact:
    """`actor` belongs to `broader` (a group to its service or state). An actor may belong to several."""

    actor: str
    broader: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and what it means, says `said_by` since that day. A name may mean several, and several one.

    `kind`: victim, actor or party. `name_id`: what claims call it, which is `meaning` itself where the reader
    unifies the spelling.
    """

    kind: str
    name: str
    name_id: str
    meaning: str
    said_by: str
    since: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who wants mail about what. An empty tuple means: all of them.

    `categories`: new_theft, new_party, actor_refined, …; `parties` are states, or organisations where no
    state speaks; `victims`, `actors`, `baselines` are ids. `wants_reported`: also what is only reported.
    """

    address: str
    baselines: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    wants_reported: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one commit takes in. An empty `documents` is fine: resolution and comparison run all the same.

    `sightings` are captures that carried nothing new to read (a 304, the same body again): they prolong
    `last_seen_at`. `enqueue`: write mails into the outbox (false for `--no-alerts`, `add`, `reparse` and
    `rebuild`). `decisions`, `rates`, `actors`, `aliases`, `baselines`, `sources` are the whole present set
    each time.
    `is_last`: false for all but the last batch of a run that commits several: thefts, differences and mails are
    made with that.
    """

    run: Run
    documents: tuple[LoadedDocument, ...] = ()
    sightings: tuple[CaptureFacts, ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    outcomes: tuple[SourceOutcome, ...] = ()
    failures: tuple[Failure, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rates: tuple[Rate, ...] = ()
    actors: tuple[ActorFact, ...] = ()
    aliases: tuple[Alias, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    enqueue: bool = False
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class Delivery:
    """A mail that a server accepted, as the ledger beside the archive keeps it."""

    mail_id: str
    recipient: str
    delivered_at: datetime
