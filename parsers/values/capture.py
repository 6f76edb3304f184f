"""What is known of some bytes before they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """How the pages of one source are read: CSS selectors, as its description declares them.

    Every selector that is given must match (exactly once, except `drop`), or the page's layout is unknown and
    reading it is an error. Empty: the generic reader decides.
    """

    main: str = ""
    title: str = ""
    published_on: str = ""
    drop: tuple[str, ...] = ()
    parser: str = ""  # a name in parsers.sources.READERS: that one reads this source's HTML pages instead


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, with what their carrier declared of them.

    `content_type` is the HTTP header (may be absent or wrong); `publishers`, `language` and `published_on` are
    what a source's description, a manifest or a person says, and win over what the bytes say. `usual_language`: in which
    a source mostly writes; it counts where neither letters nor markup tell.
    """

    url: str
    content: bytes
    content_type: str = ""
    publishers: tuple[str, ...] = ()
    language: str = ""
    usual_language: str = ""
    published_on: date | None = None
    fetched_at: datetime | None = None
    source_id: str = ""
    reading: Reading = Reading()
