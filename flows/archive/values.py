"""What the archive holds, as its readers see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from flows.http.values import FailureKind, Headers, Purpose

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies. `warc_file`: the file's name; `offset`, `length`: bytes of its gzip member."""

    warc_file: str
    offset: int
    length: int
    record_id: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What was known of a capture apart from its bytes: the archive's metadata record beside it.

    `publishers`, `language`, `published_on`, `content_type`: what a person or manifest said on
    `claimwatch add`. `listed_on`: the date that a listing gave the page; it counts only where the page itself
    says none. `name`: the file's name, or the link's title. `item_url`: the one item of a feed that is meant;
    `item_text`: the SHA-256 of that item's text, where the feed stands in for a page that cannot be had.
    """

    source_id: str = ""
    purpose: Purpose = Purpose.DOCUMENT
    publishers: tuple[str, ...] = ()
    language: str = ""
    published_on: date | None = None
    content_type: str = ""
    name: str = ""
    item_url: str = ""
    listed_on: date | None = None
    item_text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One capture as the index knows it, without its bytes.

    `record_type`: `response`, `resource`, `revisit`, or `item`, a feed's own text of a page that cannot be
    had. `url` was asked for; `target` answered, after redirects (of an item: the feed). `content_sha256`:
    hex, of the decoded body; `payload_digest`: of the body as it was sent, as the record writes it.
    `bytes_at`: for a revisit or an item, where the bytes are. `wall`: the kind of wall that the body is,
    empty for a real answer.
    """

    place: Place
    record_type: str
    url: str
    fetched_at: datetime
    status: int
    media_type: str
    content_sha256: str
    payload_digest: str
    facts: Facts
    target: str = ""
    etag: str = ""
    last_modified: str = ""
    location: str = ""
    wall: str = ""
    bytes_at: Place | None = None

    @property
    def source_of_bytes(self) -> Place:
        """Where the record lies that holds the bytes."""
        return self.bytes_at or self.place

    @property
    def is_handed_in(self) -> bool:
        """Whether a person put it there, who also said what is known of it."""
        return self.record_type == "resource"

    @property
    def is_document(self) -> bool:
        """Whether these bytes may be read for claims: a good answer to a request for a document, no wall."""
        is_good = self.record_type in ("resource", "item") or self.status == HTTPStatus.OK
        return is_good and self.facts.purpose is Purpose.DOCUMENT and not self.wall


@dataclass(frozen=True, slots=True)
class ArchivedCapture:
    """One capture with its bytes: `content` decoded, `payload` as they were sent."""

    entry: Entry
    headers: Headers
    content: bytes = field(repr=False)
    payload: bytes = field(repr=False)

    @property
    def url(self) -> str:
        """The address that was asked for, before redirects."""
        return self.entry.url


@dataclass(frozen=True, slots=True)
class RecordedFailure:
    """A request that got no answer, kept so that a replay fails in the same way."""

    url: str
    kind: FailureKind
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in an archive that cannot be trusted, with what was done about it.

    `reaches_end`: no record begins behind it, as where a killed run was writing.
    """

    warc_file: str
    offset: int
    problem: str
    action: str
    reaches_end: bool = False

    def __str__(self) -> str:
        return f"{self.warc_file}, byte {self.offset}: {self.problem}. {self.action}"
