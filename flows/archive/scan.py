"""A WARC file read into entries: what each capture is, without keeping its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from flows.archive.errors import ArchiveError
from flows.archive.members import RawRecord, read_record, read_records
from flows.archive.records import read_facts, read_failure, read_item, sha256_label
from flows.archive.values import ArchivedCapture, Damage, Entry, Facts, Place, RecordedFailure
from flows.http.coding import CodingError, TooLargeError, decode_body
from flows.http.values import FailureKind
from parsers.walls import recognise

if TYPE_CHECKING:
    from pathlib import Path

    from flows.http.values import Headers
    from parsers.walls import WallRules

# bounds what a body may grow to when it is read from any archive; what is fetched has its own, smaller limit
LARGEST_CONTENT = 2**28


@dataclass(frozen=True, slots=True)
class Scan:
    """What one file holds. `whole_bytes`: up to where its records are whole."""

    entries: tuple[Entry, ...]
    failures: tuple[RecordedFailure, ...]
    damages: tuple[Damage, ...]
    whole_bytes: int


def scan_file(path: Path, walls: WallRules) -> Scan:
    """Read a whole file. Revisits lack their content's digest: `Holdings` finds what they refer to."""
    reader = _Reader(path.name, walls)
    for record in read_records(path):
        reader.take(record)
    return Scan(tuple(reader.entries), tuple(reader.failures), tuple(reader.damages), reader.whole_bytes)


def read_capture(folder: Path, entry: Entry) -> ArchivedCapture:
    """Read an entry's bytes, checked against their digests. ArchiveError names the file and the place."""
    place = entry.source_of_bytes
    record = _record_at(folder, place)
    own = _headers(_record_at(folder, entry.place)) if entry.bytes_at else ()
    try:
        content = content_of(record)
    except (CodingError, TooLargeError) as error:
        raise _broken(place, str(error)) from error
    if hashlib.sha256(content).hexdigest() != entry.content_sha256:
        raise _broken(place, "the bytes are not those that were archived")
    return ArchivedCapture(entry, _merged(own, _headers(record)), content, record.payload)


def _record_at(folder: Path, place: Place) -> RawRecord:
    try:
        record = read_record(folder / place.warc_file, place.offset, place.length)
    except OSError as error:
        raise _broken(place, f"the file cannot be read ({error.strerror})") from error
    if isinstance(record, Damage):
        raise _broken(place, record.problem)
    return record


def _merged(own: Headers, told: Headers) -> Headers:
    """Complete a revisit's headers: what describes the bytes is said where the bytes are."""
    if not own:
        return told
    of_bytes = ("content-encoding", "content-length")
    said = tuple(one for one in own if one[0].lower() not in of_bytes)
    names = {name.lower() for name, _ in said}
    return said + tuple(one for one in told if one[0].lower() not in names)


def content_of(record: RawRecord) -> bytes:
    """Decode a record's body. CodingError, TooLargeError."""
    coding = (record.http.get_header("Content-Encoding") or "") if record.http else ""
    return decode_body(record.payload, coding, LARGEST_CONTENT)


def parse_date(text: str) -> datetime:
    """Read a WARC-Date. ValueError."""
    return datetime.fromisoformat(text).astimezone(UTC)


class _Reader:
    """Takes records in file order; a metadata record stands before the capture that it is about."""

    def __init__(self, name: str, walls: WallRules) -> None:
        self.name = name
        self.walls = walls
        self.entries: list[Entry] = []
        self.failures: list[RecordedFailure] = []
        self.damages: list[Damage] = []
        self.whole_bytes = 0
        self._facts: dict[str, tuple[Facts, str]] = {}

    def take(self, record: RawRecord | Damage) -> None:
        if isinstance(record, Damage):
            self.damages.append(record)
            return
        self.whole_bytes = record.offset + record.length
        kind = record.header("WARC-Type")
        try:
            if kind == "metadata":
                self._take_metadata(record)
            elif kind in ("response", "resource", "revisit"):
                self.entries.append(self._entry(record, kind))
        except (ValueError, CodingError, TooLargeError) as error:
            problem = f"a {kind} record of {record.header('WARC-Target-URI')} cannot be used ({error})"
            self.damages.append(Damage(self.name, record.offset, problem, "It was skipped."))

    def _take_metadata(self, record: RawRecord) -> None:
        if failure := read_failure(record.payload):
            at = parse_date(record.header("WARC-Date"))
            url = record.header("WARC-Target-URI")
            self.failures.append(RecordedFailure(url, FailureKind(failure[0]), failure[1], at))
        elif item := read_item(record.payload):
            self.entries.append(self._item(record, *item))
        elif about := record.header("WARC-Concurrent-To"):
            self._facts[about] = read_facts(record.payload)

    def _item(self, record: RawRecord, feed: str, digest: str) -> Entry:
        """Read that a feed stands in for a page; `Holdings` finds the feed's bytes by their digest."""
        facts, url = read_facts(record.payload)
        place = Place(self.name, record.offset, record.length, record.header("WARC-Record-ID"))
        at = parse_date(record.header("WARC-Date"))
        return Entry(place, "item", url, at, 0, "", "", digest, facts, target=feed)

    def _entry(self, record: RawRecord, kind: str) -> Entry:
        record_id = record.header("WARC-Record-ID")
        target = record.header("WARC-Target-URI").strip("<>")
        facts, asked = self._facts.pop(record_id, (Facts(), ""))
        content = b"" if kind == "revisit" else content_of(record)
        url = asked or target
        media_type = _header(record, "Content-Type") if record.http else record.header("Content-Type")
        return Entry(
            place=Place(self.name, record.offset, record.length, record_id),
            record_type=kind,
            url=url,
            target=target,
            fetched_at=parse_date(record.header("WARC-Date")),
            status=int(record.http.get_statuscode()) if record.http else 0,
            media_type=media_type,
            content_sha256="" if kind == "revisit" else hashlib.sha256(content).hexdigest(),
            payload_digest=record.header("WARC-Payload-Digest") or sha256_label(record.payload),
            facts=facts,
            etag=_header(record, "ETag"),
            last_modified=_header(record, "Last-Modified"),
            location=_header(record, "Location"),
            wall=wall_of(content, self.walls, media_type, url, target) if kind == "response" else "",
        )


def wall_of(content: bytes, walls: WallRules, media_type: str, url: str, target: str) -> str:
    """Name the wall that a body is; empty for a real answer."""
    wall = recognise(content, walls, content_type=media_type, url=url, final_url=target)
    return wall.kind.value if wall else ""


def is_redirect(entry: Entry) -> bool:
    """Whether an entry only leads on."""
    return bool(entry.location) and HTTPStatus.MULTIPLE_CHOICES <= entry.status < HTTPStatus.BAD_REQUEST


def _header(record: RawRecord, name: str) -> str:
    return (record.http.get_header(name) or "") if record.http else ""


def _headers(record: RawRecord) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in record.http.headers) if record.http else ()


def _broken(place: Place, problem: str) -> ArchiveError:
    return ArchiveError(
        problem,
        subject=place.warc_file,
        place=f"byte {place.offset}",
        action="Restore the file from a copy; `claimwatch verify` lists all that is damaged.",
    )
