"""Addresses of documents: in one spelling, by the source's patterns, there or not."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urldefrag, urlsplit, urlunsplit

from flows.http.values import FailureKind
from parsers.walls import WallKind

if TYPE_CHECKING:
    from flows.catalogue import Source
    from flows.http.values import FetchFailure

_ABSENT = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


def canonical(url: str, source: Source) -> str:
    """Give a document's address without fragment, and with only those query parameters that belong to it."""
    url = urldefrag(url).url
    if source.keep_query is None:
        return url
    parts = urlsplit(url)
    # as they were written: a value may be in another coding than UTF-8, or empty and yet be wanted
    kept = [one for one in parts.query.split("&") if unquote_plus(one.partition("=")[0]) in source.keep_query]
    return urlunsplit(parts._replace(query="&".join(sorted(kept))))


def is_document_address(url: str, source: Source) -> bool:
    """Whether an address is a document's by the source's patterns."""
    is_match = not source.match or any(one.search(url) for one in source.match)
    return is_match and not any(one.search(url) for one in source.drop)


def is_absent(failure: FetchFailure) -> bool:
    """Whether a failure says that there is no such page."""
    is_soft = failure.kind is FailureKind.WALL and failure.message.startswith(WallKind.MISSING.value)
    return failure.status in _ABSENT or is_soft or failure.kind is FailureKind.NOT_ARCHIVED
