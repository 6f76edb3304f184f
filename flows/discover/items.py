"""The texts that feeds carry of pages that cannot be had: behind a wall, forbidden, missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.archive.errors import ArchiveError
from flows.archive.values import Facts
from flows.discover.addresses import canonical
from flows.http.values import FailureKind
from parsers.documents import ParseError, read
from parsers.values import Capture

if TYPE_CHECKING:
    from flows.archive.store import Archive
    from flows.archive.values import Entry
    from flows.discover.values import Discovery
    from flows.http.values import FetchFailure
    from parsers.listings import Link

# nothing was learnt of the page: it was not asked for, or a replay holds no answer
_NOT_ASKED = (FailureKind.BUDGET, FailureKind.WAIT, FailureKind.NOT_ARCHIVED)


@dataclass(frozen=True, slots=True)
class FeedText:
    """An item with its full text: the feed's capture, the address as the feed writes it, the text's hash."""

    feed: Entry
    item_url: str
    text_sha256: str


class FeedTexts:
    """The items of a discovery's feeds that carry their full text; read only once one is wanted."""

    def __init__(self, discovery: Discovery, archive: Archive) -> None:
        self._discovery = discovery
        self._archive = archive
        self._texts: dict[str, FeedText] | None = None

    def stand_in(self, link: Link, failure: FetchFailure) -> Entry | None:
        """Archive the feed's text in a page's stead and give its entry; None where there is none.

        A page that was had once stays the document: its absence is no new version of it.
        """
        if failure.kind in _NOT_ASKED or link.attachment_of or self._archive.holdings.latest(link.url):
            return None
        if self._texts is None:
            self._texts = dict(self._read())
        text = self._texts.get(link.url)
        if text is None:
            return None
        facts = Facts(
            source_id=self._discovery.source.source_id,
            name=" ".join(link.title.split()),
            item_url=text.item_url,
            item_text=text.text_sha256,
            listed_on=link.published_on,
        )
        return self._archive.take_item(link.url, text.feed, facts)

    def _read(self) -> list[tuple[str, FeedText]]:
        source, holdings = self._discovery.source, self._archive.holdings
        found: list[tuple[str, FeedText]] = []
        # what an older page of the list repeats, the first one says
        for url in reversed(self._discovery.feeds):
            feed = holdings.latest(url)
            if feed is None:
                continue
            try:
                capture = Capture(feed.target, holdings.read(feed).content, feed.media_type)
                documents = read(capture)
            except (ParseError, ArchiveError):
                # no item of it carries its text; what else may be wrong with it, discovery has told
                continue
            found += [
                (canonical(one.url, source), FeedText(feed, one.url, one.text_sha256)) for one in documents
            ]
        return found
