"""What discovery and collection hand on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.archive.values import ArchivedCapture
    from flows.catalogue import Source
    from flows.http.values import FetchFailure
    from parsers.listings import Link


class ProblemKind(StrEnum):
    """What is not as a source's description says."""

    FETCH = "fetch"  # an address gave no usable answer
    NOT_A_LIST = "not_a_list"  # another format than described: a feed that answers with a page
    EMPTY = "empty"  # nothing is listed, and the source does not say that this may be
    BELOW_MINIMUM = "below_minimum"
    PART = "part"  # a part of the list (an older page, one of several sitemaps) cannot be had
    REACH = "reach"  # a backfill ends before the day that it was asked for
    GAP = "gap"  # nothing listed was known: others may have come and gone since the last run
    LAYOUT = "layout"  # a selector matches another number of places than it must
    ITEM = "item"  # one listed item cannot be used (no address, a host outside the source's)
    FEED_TEXT = "feed_text"  # a document's page cannot be had: the feed's own text of it was taken
    STALE = "stale"  # nothing new for longer than the source's description allows, or than ever before


@dataclass(frozen=True, slots=True)
class Problem:
    """A row for the run's failures. `is_failure`: the source gave nothing; otherwise it is a warning."""

    source_id: str
    kind: ProblemKind
    url: str
    message: str
    action: str
    is_failure: bool
    is_transient: bool = False

    def __str__(self) -> str:
        return f"{self.source_id}: {self.message} ({self.url}). {self.action}"


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a source lists. `answered`: the address that did; empty, as `links` then is, where none did.

    `feeds`: the feeds that were read for it, in which the text of an item may stand. `is_by_days`: the list was
    read back to a day, however much lies between.
    """

    source: Source
    links: tuple[Link, ...]
    answered: str
    problems: tuple[Problem, ...] = ()
    feeds: tuple[str, ...] = ()
    is_by_days: bool = False

    @property
    def is_failed(self) -> bool:
        """Whether no address of the source gave a usable list."""
        return not self.answered


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of a source's links.

    `captures`: documents that are new or changed against what the caller knew, the new ones first;
    `unchanged`: how many are as they were; `failures`: links that gave nothing usable, the others went on.
    """

    source: Source
    captures: tuple[ArchivedCapture, ...]
    unchanged: int
    failures: tuple[FetchFailure, ...] = ()
    problems: tuple[Problem, ...] = ()
