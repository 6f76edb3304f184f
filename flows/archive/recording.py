"""A fetcher that archives every answer before anybody sees it, and asks only for what has changed."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from flows.archive.errors import ArchiveError
from flows.http.live import LiveFetcher
from flows.http.values import FailureKind, FetchFailure, Headers, Response

if TYPE_CHECKING:
    from flows.archive.store import Archive
    from flows.archive.values import Entry
    from flows.http.values import Fetcher, Request

_ANEW = ("Cache-Control", "no-cache")
# what says nothing about the address itself, so that a replay must not repeat it
_NOT_RECORDED = (FailureKind.BUDGET, FailureKind.NOT_ARCHIVED)


class RecordingFetcher:
    """Stands around a live or a replaying fetcher."""

    def __init__(self, inner: Fetcher, archive: Archive) -> None:
        self._inner = inner
        self._archive = archive
        if isinstance(inner, LiveFetcher) and inner.robots:
            # robots.txt too is archived, and asked for only if it has changed
            inner.robots.fetch = self.fetch

    async def fetch(self, request: Request) -> Response | FetchFailure:
        """Give the answer, archived; after a 304 with the content that the archive holds."""
        held = self._archive.holdings.latest(request.url)
        asked = replace(request, headers=request.headers + _validators(held)) if held else request
        answer = await self._inner.fetch(asked)
        if isinstance(answer, FetchFailure):
            self._record_failure(answer, request)
            return answer
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return await self._unchanged(answer, request, held)
        entry = self._archive.record(answer, request)
        is_same = held is not None and entry.content_sha256 == held.content_sha256
        return replace(answer, is_unchanged=is_same and answer.status == HTTPStatus.OK)

    async def _unchanged(
        self, answer: Response, request: Request, held: Entry | None
    ) -> Response | FetchFailure:
        try:
            content = self._archive.holdings.read(held).content if held else None
        except ArchiveError:
            content = None
        if held is None or content is None:
            # nothing was asked about a version, or the held bytes are damaged: the whole is wanted
            return await self._refetch(request)
        whole = replace(answer, content=content, status=HTTPStatus.OK, is_unchanged=True)
        self._archive.record(whole, request)
        return replace(whole, headers=_merged(answer.headers, held))

    async def _refetch(self, request: Request) -> Response | FetchFailure:
        answer = await self._inner.fetch(replace(request, headers=(*request.headers, _ANEW)))
        if isinstance(answer, FetchFailure):
            self._record_failure(answer, request)
        elif answer.status == HTTPStatus.NOT_MODIFIED:
            return FetchFailure(
                url=request.url,
                kind=FailureKind.BROKEN,
                message="the server says that nothing has changed, but it was not asked that",
                action="The next run asks again.",
                is_transient=True,
                at=answer.fetched_at,
            )
        else:
            self._archive.record(answer, request)
        return answer

    def _record_failure(self, failure: FetchFailure, request: Request) -> None:
        if failure.kind not in _NOT_RECORDED:
            self._archive.record_failure(failure, request)


def _validators(entry: Entry) -> Headers:
    pairs = (("If-None-Match", entry.etag), ("If-Modified-Since", entry.last_modified))
    return tuple((name, value) for name, value in pairs if value)


def _merged(headers: Headers, held: Entry) -> Headers:
    # a 304 need not repeat the type of what it leaves as it was
    has_type = any(name.lower() == "content-type" for name, _ in headers)
    return headers if has_type or not held.media_type else (*headers, ("Content-Type", held.media_type))
