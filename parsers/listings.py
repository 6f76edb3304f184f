"""What lists documents, read into links: the values, and why a list cannot be read.

    ListingError                 carries the list's url, what is wrong and the next action
    ├── NotAListError            another format than the source is said to have (a feed that is a page)
    ├── UnsafeXmlError           entity declarations: refused before anything is expanded
    └── SelectorError            a selector matches another number of places than it must

The readers stand beside: `parsers.feeds` (RSS, Atom, sitemaps) and `parsers.pages` (HTML lists, JSON).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class ListingError(Exception):
    """A list that cannot be read. `url` is the list's address."""

    def __init__(self, url: str, problem: str, action: str) -> None:
        self.url = url
        self.problem = problem
        self.action = action
        super().__init__(f"{url}: {problem}. {action}")


class NotAListError(ListingError):
    """Another format than the source's description says."""


class UnsafeXmlError(ListingError):
    """The XML declares entities."""


class SelectorError(ListingError):
    """`selector` matched `matched` places where `expected` are wanted."""

    def __init__(self, url: str, selector: str, matched: int, expected: str) -> None:
        self.selector = selector
        self.matched = matched
        self.expected = expected
        super().__init__(
            url,
            f"`{selector}` matches {matched} places instead of {expected}",
            "The page's layout has changed: correct the selector in the source's description",
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A document that a list names. `published_on`: as the list says it, in the list's own time zone.

    `is_guess`: the address was made from a date, so that its absence is no failure. `attachment_of`: the page
    that carries it.
    """

    url: str
    title: str = ""
    published_on: date | None = None
    is_guess: bool = False
    attachment_of: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A listed item that names no document, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole list in its own order. `children`: further lists that it names (sitemaps, next pages)."""

    links: tuple[Link, ...]
    skipped: tuple[Skipped, ...] = ()
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListShape:
    """Where a page's links stand: CSS selectors; an empty one is not used.

    `container` must match exactly once. `item` are the list's rows inside it, `link` the anchor inside a row
    (exactly one a row where `item` is given), `date` the row's date, `next` the link to the next page.
    """

    container: str = ""
    item: str = ""
    link: str = "a[href]"
    date: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Where an API's JSON answer keeps its items: dotted paths. `url` may hold `{field}` as a pattern."""

    items: str
    url: str
    title: str = ""
    date: str = ""


# a page of many times as many would keep the program busy for minutes, and other sources waiting
MOST_TAGS = 100_000


def check_size(content: bytes, url: str) -> None:
    """Refuse a list that is larger than any. NotAListError."""
    if (count := content.count(b"<")) > MOST_TAGS:
        raise NotAListError(
            url, f"it has {count:,} tags where a list has a few thousand", "Look at what the server sends"
        )


def each_once(links: Iterable[Link]) -> tuple[Link, ...]:
    """Give every address once, in the order of first mention, with the first title and date that it has."""
    found: dict[str, Link] = {}
    for link in links:
        first = found.setdefault(link.url, link)
        if (link.title and not first.title) or (link.published_on and not first.published_on):
            found[link.url] = replace(
                first,
                title=first.title or link.title,
                published_on=first.published_on or link.published_on,
            )
    return tuple(found.values())
