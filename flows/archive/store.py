"""The archive as a run writes it: one WARC file a run, every capture in the file before anybody reads it.

The file has its name from the first byte on and is only ever appended to. What a killed run leaves
half-written at its end is set aside when the archive is opened next: other tools then read the file without
complaint.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from flows.archive.holdings import warc_files
from flows.archive.opening import keep, open_holdings, open_index, sweep_indexes
from flows.archive.records import (
    NOT_MODIFIED,
    UNKNOWN_TYPE,
    Written,
    sha256_label,
    write_capture,
    write_failure,
    write_item,
    write_resource,
    write_revisit,
    write_warcinfo,
)
from flows.archive.scan import Scan, wall_of
from flows.archive.sums import keep_sums
from flows.archive.values import Entry, Facts, Place, RecordedFailure
from flows.errors import from_os_error
from flows.http.values import REDIRECTS
from flows.logs import log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from flows.archive.holdings import Holdings
    from flows.archive.index import Index
    from flows.http.values import Exchange, FetchFailure, Request, Response
    from parsers.walls import WallRules

# smaller payloads are cheaper written twice than referred to
_WORTH_A_REVISIT = 512


class Archive:
    """Appends captures to this run's file and knows all that the folder holds. Not for two writers."""

    def __init__(
        self,
        held: tuple[Holdings, bool],
        index: Index | None,
        name: str,
        now: Callable[[], datetime],
        walls: WallRules,
    ) -> None:
        self.holdings, self._is_indexed = held
        self.index = index
        self.path = self.holdings.folder / name
        self.now = now
        self.walls = walls
        self._stream: IO[bytes] | None = None
        self._failures: list[RecordedFailure] = []

    def record(self, response: Response, request: Request) -> Entry:
        """Append an answer with its redirects, and give the entry of the last one.

        A capture that is held already (a replay of this archive) is not written again. WriteError for a full
        disk.
        """
        *hops, last = response.exchanges
        self._append_hops(hops, request)
        return self._append_exchange(last, _facts(request), request.url, response.content)

    def record_failure(self, failure: FetchFailure, request: Request) -> None:
        """Append that an address gave no answer, with the redirects that led to that."""
        at = failure.at or self.now()
        self._append_hops([one for one in failure.exchanges if one.status in REDIRECTS], request)
        self._append(write_failure(failure, request.source_id, at))
        recorded = RecordedFailure(failure.url, failure.kind, failure.message, at)
        self._failures.append(recorded)
        self.holdings.add_failure(recorded)

    def take_in(self, url: str, content: bytes, facts: Facts, *, is_left_lying: bool = False) -> Entry:
        """Append a file that somebody hands in, unless this very file is the latest of its address.

        One that is left lying in a folder speaks once: it does not win again over what is handed in later.
        """
        digest = hashlib.sha256(content).hexdigest()
        held = self.holdings.handed_in(url, digest, facts) if is_left_lying else self.holdings.latest(url)
        if held and held.content_sha256 == digest and held.facts == facts:
            return held
        at = self.now()
        written = write_resource(url, content, facts, at)
        place = self._place(written)
        media_type, sent = facts.content_type or UNKNOWN_TYPE, sha256_label(content)
        return self._add(Entry(place, "resource", url, at, 0, media_type, digest, sent, facts, target=url))

    def take_item(self, url: str, feed: Entry, facts: Facts) -> Entry:
        """Append that a feed's own text stands in for a page, unless that is held for this very answer."""
        latest = self.holdings.latest_item(url)
        if latest and latest.fetched_at == feed.fetched_at and latest.payload_digest == feed.payload_digest:
            return latest
        place = self._place(write_item(url, feed, facts))
        return self._add(
            Entry(place, "item", url, feed.fetched_at, 0, "", "", feed.payload_digest, facts, feed.target)
        )

    def sync(self) -> None:
        """Force all that was appended onto the disk: before the warehouse says that it has read it."""
        if self._stream:
            os.fsync(self._stream.fileno())

    def close(self) -> None:
        """End this run's file and write its index."""
        if self._stream:
            self.sync()
            size = self._stream.tell()
            self._stream.close()
            self._stream = None
            if self.index and self._is_indexed:
                keep(self.index, self.holdings, {self.path: Scan((), tuple(self._failures), (), size)})
            try:
                keep_sums(self.path.parent, (self.path,))
            except OSError as error:
                # made when the archive is opened next; the records themselves are on the disk
                log.warning("sum not written", file=str(self.path), why=error.strerror)

    def _append_hops(self, hops: Iterable[Exchange], request: Request) -> None:
        for hop in hops:
            # a redirect's body says nothing, and may be in a coding that it is not in
            bare = replace(hop, body=b"", headers=tuple(one for one in hop.headers if not _is_of_body(one)))
            self._append_exchange(bare, _facts(request), hop.url, b"")

    def _append_exchange(self, exchange: Exchange, facts: Facts, asked: str, content: bytes) -> Entry:
        content_sha256 = hashlib.sha256(content).hexdigest()
        headers = {name.lower(): value for name, value in reversed(exchange.headers)}
        is_unmodified = exchange.status == NOT_MODIFIED
        digest = sha256_label(exchange.body)
        if self.holdings.has(asked, exchange.at, content_sha256) and (
            held := self.holdings.last_answer(asked)
        ):
            return held
        earlier = self.holdings.latest(asked) if is_unmodified else self.holdings.find_payload(digest)
        # the same bytes in another coding are another text
        is_same = earlier is not None and earlier.content_sha256 == content_sha256
        is_worth_it = is_unmodified or (is_same and len(exchange.body) >= _WORTH_A_REVISIT)
        is_revisit = earlier is not None and is_worth_it
        if earlier is not None and is_worth_it:
            written = write_revisit(exchange, earlier, facts, asked)
            digest = earlier.payload_digest
        else:
            written = write_capture(exchange, facts, asked)
        media_type = headers.get("content-type", "")
        wall = "" if is_revisit else wall_of(content, self.walls, media_type, asked, exchange.url)
        return self._add(
            Entry(
                place=self._place(written),
                record_type="revisit" if is_revisit else "response",
                url=asked,
                target=exchange.url,
                fetched_at=exchange.at,
                status=exchange.status,
                media_type=media_type,
                content_sha256="" if is_revisit else content_sha256,
                payload_digest=digest,
                facts=facts,
                etag=headers.get("etag", ""),
                last_modified=headers.get("last-modified", ""),
                location=headers.get("location", ""),
                wall=wall,
            )
        )

    def _add(self, entry: Entry) -> Entry:
        """Take note of an entry as the file gives it: a revisit is completed by what is held."""
        return self.holdings.add(entry)

    def _place(self, written: Written) -> Place:
        start = self._append(written.data)
        return Place(self.path.name, start + written.start, written.length, written.record_id)

    def _append(self, data: bytes) -> int:
        """Append at one go and hand it to the system: a killed process loses nothing of it."""
        try:
            stream = self._stream or self._open()
            start = stream.tell()
            try:
                _write_whole(stream, data)
            except OSError:
                # a full disk may have taken a part: the file must end with a whole record
                stream.truncate(start)
                stream.seek(start)
                raise
        except OSError as error:
            raise from_os_error(error, subject=str(self.path)) from error
        return start

    def _open(self) -> IO[bytes]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = stream = self.path.open("xb", buffering=0)
        if self.index is None and self._is_indexed:
            self.index = open_index(self.path.parent, self.walls)
        _keep_name(self.path.parent)
        _write_whole(stream, write_warcinfo(self.path.name, "claimwatch", self.now()))
        return stream


@contextmanager
def open_archive(
    folder: Path, *, run_id: str, now: Callable[[], datetime], walls: WallRules
) -> Iterator[Archive]:
    """Open the archive for one run: whoever does holds the run's lock.

    `run_id` becomes part of the file's name. Sets aside what a killed run left half-written, writes missing
    indexes. WriteError where the folder cannot be written.
    """
    index = open_index(folder, walls)
    try:
        held = open_holdings(folder, index, walls)
        keep_sums(folder, warc_files(folder))
        sweep_indexes(folder)
    except OSError as error:
        raise from_os_error(error, subject=str(folder)) from error
    stamp = now().strftime("%Y%m%dT%H%M%S%f")[:-3]
    archive = Archive(held, index, f"{stamp}Z-{run_id}.warc.gz", now, walls)
    try:
        yield archive
    finally:
        archive.close()
        if archive.index:
            archive.index.close()


def _facts(request: Request) -> Facts:
    title = " ".join(request.title.split())
    return Facts(request.source_id, request.purpose, name=title, listed_on=request.listed_on)


def _keep_name(folder: Path) -> None:
    """Force a new file's name onto the disk: what is forced into a file without a name would be lost."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_of_body(header: tuple[str, str]) -> bool:
    return header[0].lower() in ("content-encoding", "content-length", "transfer-encoding")


def _write_whole(stream: IO[bytes], data: bytes) -> None:
    # unbuffered: one call may take a part only (a disk that fills up), and says so by its count alone
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
