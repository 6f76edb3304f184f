"""A fetcher that answers from archives instead of the network: the same run again, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from flows.archive.errors import ArchiveError
from flows.archive.holdings import scan_files
from flows.archive.scan import is_redirect
from flows.errors import UsageError
from flows.http.values import Exchange, FailureKind, FetchFailure, Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from flows.archive.holdings import Holdings
    from flows.archive.values import ArchivedCapture, Damage, Entry, RecordedFailure
    from parsers.walls import WallRules

_LONGEST_CHAIN = 10


class ReplayFetcher:
    """Answers with the last capture of an address. `damages`: what in the archives could not be read."""

    def __init__(self, holdings: Iterable[Holdings]) -> None:
        self._holdings = tuple(holdings)

    @property
    def damages(self) -> tuple[Damage, ...]:
        """What in the archives could not be read."""
        return tuple(damage for one in self._holdings for damage in one.damages)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of what is replayed: its today, for lists that are read by days."""
        spans = [span for one in self._holdings if (span := one.days())]
        return min(first for first, _ in spans), max(last for _, last in spans)

    async def fetch(self, request: Request) -> Response | FetchFailure:
        """Give the recorded answer, the recorded failure, or NOT_ARCHIVED."""
        exchanges: list[Exchange] = []
        url = urldefrag(request.url).url
        if failure := self._failure(url):
            return _failure(request, failure.kind, failure.message)
        while len(exchanges) <= _LONGEST_CHAIN:
            found = self._find(url if exchanges else request.url) or self._find(url)
            if found is None:
                return _failure(request, FailureKind.NOT_ARCHIVED, "the replayed archives hold no answer")
            holdings, entry = found
            try:
                capture = holdings.read(entry)
            except ArchiveError as error:
                message = f"the replayed archive is damaged: {error.subject}, {error.place}: {error.problem}"
                return _failure(request, FailureKind.NOT_ARCHIVED, message)
            exchanges.append(_exchange(capture))
            if not is_redirect(entry):
                return Response(
                    url=request.url,
                    final_url=entry.target or url,
                    status=entry.status or 200,
                    headers=capture.headers,
                    content=capture.content,
                    fetched_at=entry.fetched_at,
                    exchanges=tuple(exchanges),
                )
            url = urldefrag(urljoin(entry.target, entry.location)).url
        return _failure(request, FailureKind.REDIRECT, "the archived redirects lead in a circle")

    def _find(self, url: str) -> tuple[Holdings, Entry] | None:
        found = ((one, entry) for one in self._holdings if (entry := one.last_answer(url)))
        return max(found, key=lambda pair: pair[1].fetched_at, default=None)

    def _failure(self, url: str) -> RecordedFailure | None:
        """Give the failure that is an address's last word."""
        failures = [failure for one in self._holdings if (failure := one.last_failure(url))]
        last = max(failures, key=lambda failure: failure.at, default=None)
        answered = self._find(url)
        return last if last and (answered is None or answered[1].fetched_at <= last.at) else None


def open_replay(files: Iterable[Path], walls: WallRules) -> ReplayFetcher:
    """Open archives for replay. UsageError for a file that is not there or holds no record at all."""
    paths = tuple(files)
    for path in paths:
        if not path.is_file():
            raise UsageError(
                "no such archive", subject=str(path), action="Name a WARC file (.warc or .warc.gz)."
            )
    holdings = tuple(scan_files(paths, walls).values())
    if not any(len(one) for one in holdings):
        raise UsageError(
            "holds no capture",
            subject=", ".join(str(path) for path in paths),
            action="Name a WARC file that holds responses.",
        )
    return ReplayFetcher(holdings)


def _exchange(capture: ArchivedCapture) -> Exchange:
    entry = capture.entry
    return Exchange(
        url=entry.target or entry.url,
        sent=(),
        status=entry.status or 200,
        reason="",
        headers=capture.headers,
        body=capture.payload,
        http_version="HTTP/1.1",
        address="",
        at=entry.fetched_at,
    )


def _failure(request: Request, kind: FailureKind, message: str) -> FetchFailure:
    action = "Run without --replay to ask the network."
    return FetchFailure(request.url, kind, message, action, is_transient=False)
