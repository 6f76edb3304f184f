"""What an archive holds, findable by address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.archive.scan import Scan, read_capture, scan_file
from flows.archive.values import ArchivedCapture, Damage, Entry, Facts, RecordedFailure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from flows.archive.index import Index
    from parsers.walls import WallRules

_PATTERNS = ("*.warc.gz", "*.warc")
# records that hold no bytes of their own
REFERRING = ("revisit", "item")


class Holdings:
    """Captures by address, oldest first, and what could not be read."""

    def __init__(self, folder: Path, index: Index | None = None) -> None:
        self.folder = folder
        self.rest_on(index)

    def rest_on(self, index: Index | None) -> None:
        """Look up there what is held, instead of keeping it in memory."""
        self._index = index
        self.damages: list[Damage] = index.damages() if index else []
        self._damages_known = len(self.damages)
        self.added: list[tuple[Entry, Entry | None]] = []
        self._by_url: dict[str, list[Entry]] = {}
        self._by_digest: dict[str, Entry] = {}
        self._failures: dict[str, RecordedFailure] = {}

    def __len__(self) -> int:
        return sum(1 for _ in self._kept()) + (self._index.count() if self._index else 0)

    @property
    def damages_added(self) -> list[Damage]:
        """What could not be read of what is not in the index."""
        return self.damages[self._damages_known :]

    def add_scan(self, scan: Scan) -> None:
        """Take in what one file holds."""
        self.damages.extend(scan.damages)
        for entry in scan.entries:
            self.add(entry)
        for failure in scan.failures:
            self.add_failure(failure)

    def add(self, entry: Entry) -> Entry:
        """Take in one capture, a revisit or an item completed with what it refers to."""
        if entry.record_type in REFERRING:
            completed = self._complete(entry)
            if completed is None:
                problem = f"{_named(entry)} {entry.url} refers to bytes that are not in the archive"
                place = entry.place
                self.damages.append(Damage(place.warc_file, place.offset, problem, "It was skipped."))
                self.added.append((entry, None))
                return entry
        else:
            completed = entry
            self._by_digest[entry.payload_digest] = entry
        self._at(entry.url).append(completed)
        self.added.append((entry, completed))
        return completed

    def add_failure(self, failure: RecordedFailure) -> None:
        """Take in that an address gave no answer."""
        self._failures[failure.url] = failure

    def latest(self, url: str) -> Entry | None:
        """Give the last answer to an address that was neither a redirect nor a wall nor an error."""
        good = (one for one in self._answers(url) if not one.wall and _is_good(one))
        return max(good, key=_age, default=None)

    def handed_in(self, url: str, content_sha256: str, facts: Facts) -> Entry | None:
        """Give the last hand-over of these bytes at an address with just these facts."""
        same = (
            one
            for one in self._answers(url)
            if one.is_handed_in and one.content_sha256 == content_sha256 and one.facts == facts
        )
        return max(same, key=_age, default=None)

    def last_answer(self, url: str) -> Entry | None:
        """Give the last answer to an address, whatever it was."""
        return max(self._answers(url), key=_age, default=None)

    def latest_item(self, url: str) -> Entry | None:
        """Give the last text that a feed gave in an address's stead."""
        return max((one for one in self._at(url) if one.record_type == "item"), key=_age, default=None)

    def last_failure(self, url: str) -> RecordedFailure | None:
        """Give the last failure of an address, if it is later than any answer."""
        failure, answer = self._failures.get(url), self.last_answer(url)
        if failure is None and self._index:
            failure = self._index.failure(url)
        return failure if failure and (answer is None or failure.at >= answer.fetched_at) else None

    def has(self, url: str, fetched_at: datetime, content_sha256: str) -> bool:
        """Whether this very capture is held already."""
        return any(
            one.fetched_at == fetched_at and one.content_sha256 == content_sha256
            for one in self._answers(url)
        )

    def find_payload(self, digest: str) -> Entry | None:
        """Give a capture whose record holds these bytes as they were sent."""
        found = self._by_digest.get(digest)
        return found or (self._index.with_payload(digest) if self._index else None)

    def documents(self) -> Iterator[Entry]:
        """Give all captures that may be read for claims, in the order in which they were fetched."""
        return self._documents(self._index.documents() if self._index else ())

    def documents_at(self, urls: Collection[str]) -> Iterator[Entry]:
        """Give those of some addresses, in that order."""
        known = self._index.documents_at(urls) if self._index else ()
        return (one for one in self._documents(known) if one.url in urls)

    def documents_beyond(self, prints: Mapping[str, int]) -> Iterator[Entry]:
        """Give, in that order, those of all files but those whose documents are just these (`index_rows.print_of`)."""
        return self._documents(self._index.documents_beyond(prints) if self._index else ())

    def days(self) -> tuple[date, date] | None:
        """Give the first and the last day on which anything was fetched; None where nothing was."""
        times = [one.fetched_at for one in (*(self._index.all() if self._index else ()), *self._kept())]
        return (min(times).date(), max(times).date()) if times else None

    def record_ids(self) -> frozenset[str]:
        """Name all records that are held."""
        known = self._index.record_ids() if self._index else frozenset()
        return known.union(one.place.record_id for one in self._kept())

    def read(self, entry: Entry) -> ArchivedCapture:
        """Read a capture's bytes. ArchiveError if they are not what was archived."""
        return read_capture(self.folder, entry)

    def _at(self, url: str) -> list[Entry]:
        if url not in self._by_url:
            self._by_url[url] = self._index.at(url) if self._index else []
        return self._by_url[url]

    def _answers(self, url: str) -> Iterator[Entry]:
        # an item is no answer of its page: it neither validates a request nor is it replayed as one
        return (one for one in self._at(url) if one.record_type != "item")

    def _kept(self) -> Iterator[Entry]:
        """Give what is not in the index."""
        return (told for _, told in self.added if told)

    def _documents(self, known: Iterable[Entry]) -> Iterator[Entry]:
        return iter(sorted((*known, *(one for one in self._kept() if one.is_document)), key=_age))

    def _complete(self, entry: Entry) -> Entry | None:
        if entry.record_type == "item":
            feed = self.find_payload(entry.payload_digest)
            return feed and replace(
                entry,
                status=feed.status,
                media_type=feed.media_type,
                content_sha256=feed.content_sha256,
                bytes_at=feed.source_of_bytes,
            )
        told = self.find_payload(entry.payload_digest) or self.latest(entry.url)
        if told is None:
            return None
        before = self.latest(entry.url) or told
        is_bare = entry.facts == Facts()
        return replace(
            entry,
            status=told.status,
            media_type=entry.media_type or told.media_type,
            content_sha256=told.content_sha256,
            payload_digest=told.payload_digest,
            bytes_at=told.source_of_bytes,
            etag=entry.etag or before.etag,
            last_modified=entry.last_modified or before.last_modified,
            facts=told.facts if is_bare else entry.facts,
            wall=told.wall,
        )


def load_holdings(folder: Path, walls: WallRules) -> Holdings:
    """Read the WARC files of a folder themselves, whatever is known of them. A folder that is not there is empty."""
    holdings = Holdings(folder)
    for path in warc_files(folder):
        holdings.add_scan(scan_file(path, walls))
    return holdings


def scan_files(files: Iterable[Path], walls: WallRules) -> dict[Path, Holdings]:
    """Read archives by folder, for those that lie anywhere (`--replay`)."""
    found: dict[Path, Holdings] = {}
    for path in files:
        holdings = found.setdefault(path.parent, Holdings(path.parent))
        holdings.add_scan(scan_file(path, walls))
    return found


def warc_files(folder: Path) -> tuple[Path, ...]:
    """List the WARC files of a folder in the order of their names, which begin with the time."""
    return tuple(sorted(path for pattern in _PATTERNS for path in folder.glob(pattern)))


def _named(entry: Entry) -> str:
    return "an item at" if entry.record_type == "item" else "a revisit of"


def _is_good(entry: Entry) -> bool:
    return entry.record_type == "resource" or entry.status == 200  # noqa: PLR2004 - HTTP's own number


def _age(entry: Entry) -> tuple[datetime, str, int]:
    return entry.fetched_at, entry.place.warc_file, entry.place.offset
