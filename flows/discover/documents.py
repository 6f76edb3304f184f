"""A source's links fetched: each answer archived, then handed on if it is new or changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.archive.values import ArchivedCapture
from flows.discover.addresses import canonical, is_absent
from flows.discover.items import FeedTexts
from flows.discover.values import Collected, Problem, ProblemKind
from flows.http.guard import host_of, is_allowed_host
from flows.http.values import FailureKind, FetchFailure, Purpose, Request, Response
from flows.http.verdict import judge
from parsers.listings import Link, ListingError, ListShape
from parsers.pages import read_listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.archive.store import Archive
    from flows.catalogue import Source
    from flows.discover.values import Discovery
    from flows.http.values import Fetcher
    from parsers.walls import WallRules

_HAND_IN = "Where its page says more, save it in a browser and hand it in with `claimwatch add`."


async def collect(
    discovery: Discovery,
    fetcher: Fetcher,
    archive: Archive,
    *,
    walls: WallRules,
    known: Mapping[str, str],
) -> Collected:
    """Fetch a discovery's links through a fetcher that archives (`RecordingFetcher`).

    `known`: address to the SHA-256 of the content that the warehouse has read last: what is archived but not
    known there (a run was killed in between) is handed on too. One failing document never stops the others.
    """
    gathering = _Gathering(discovery, fetcher, archive, walls, known)
    # what is new comes first: it must not be what is left out where the run's budget of requests ends
    links = sorted(discovery.links, key=lambda link: link.url in known)
    for number, link in enumerate(links):
        await gathering.take(link)
        if gathering.is_over:
            gathering.leave(len(links) - number - 1)
            break
    archive.sync()
    return gathering.result()


class _Gathering:
    """One source's documents being fetched."""

    def __init__(
        self,
        discovery: Discovery,
        fetcher: Fetcher,
        archive: Archive,
        walls: WallRules,
        known: Mapping[str, str],
    ) -> None:
        self._source: Source = discovery.source
        self._fetcher = fetcher
        self._archive = archive
        self._walls = walls
        self._known = known
        self._feeds = FeedTexts(discovery, archive)
        self._captures: list[ArchivedCapture] = []
        self._unchanged = 0
        self._taken: set[str] = set()
        self._failures: list[FetchFailure] = []
        self._problems: list[Problem] = []

    async def take(self, link: Link) -> None:
        """Fetch one link and what is attached to it."""
        if link.url in self._taken:
            return
        self._taken.add(link.url)
        request = Request(
            link.url,
            self._source.source_id,
            Purpose.DOCUMENT,
            self._source.hosts,
            title=link.title,
            listed_on=link.published_on,
        )
        answer = judge(await self._fetcher.fetch(request), self._walls)
        if isinstance(answer, FetchFailure):
            if not (link.is_guess and is_absent(answer)) and not self._take_from_feed(link, answer):
                self._failures.append(answer)
            return
        self._keep(answer)
        if self._source.attachments and not link.attachment_of:
            for attached in self._attachments(answer, link):
                await self.take(attached)

    @property
    def is_over(self) -> bool:
        """Whether asking on would only be refused: the budget is used up, or the host is given up."""
        return bool(self._failures) and self._failures[-1].kind in (FailureKind.BUDGET, FailureKind.WAIT)

    def leave(self, count: int) -> None:
        """Say in one failure, not in `count`, that the rest is not asked for."""
        last = self._failures[-1]
        if count:
            told = f"{last.message}; {count} more documents of this source were not asked for"
            self._failures[-1] = replace(last, message=told)

    def result(self) -> Collected:
        """Give what came of the links."""
        return Collected(
            self._source,
            tuple(self._captures),
            self._unchanged,
            tuple(self._failures),
            tuple(self._problems),
        )

    def _keep(self, answer: Response) -> None:
        entry = self._archive.holdings.latest(answer.url)
        if entry is None:
            raise LookupError(f"{answer.url} was fetched but not archived: collect needs a RecordingFetcher")
        if self._known.get(answer.url) == entry.content_sha256:
            self._unchanged += 1
            return
        payload = answer.exchanges[-1].body if answer.exchanges else answer.content
        self._captures.append(ArchivedCapture(entry, answer.headers, answer.content, payload))

    def _take_from_feed(self, link: Link, failure: FetchFailure) -> bool:
        """Take the feed's own text of a page that cannot be had, and say so; False where it has none."""
        before = self._archive.holdings.latest_item(link.url)
        entry = self._feeds.stand_in(link, failure)
        if entry is None:
            return False
        is_same = before is not None and before.facts.item_text == entry.facts.item_text
        if is_same and link.url in self._known:
            self._unchanged += 1
        else:
            capture = self._archive.holdings.read(entry)
            self._captures.append(capture)
        told = f"the page cannot be had ({failure.message}): the feed's own text of it was read instead"
        self._note(ProblemKind.FEED_TEXT, link.url, told, _HAND_IN)
        return True

    def _attachments(self, answer: Response, page: Link) -> list[Link]:
        shape = ListShape(link=self._source.attachments)
        try:
            listing = read_listing(answer.content, answer.final_url, shape, answer.header("Content-Type"))
        except ListingError:
            # the document is a file itself (a PDF): nothing is attached to it
            return []
        found = []
        for link in listing.links:
            url = canonical(link.url, self._source)
            if is_allowed_host(host_of(url), self._source.hosts):
                # what is attached is as old as its page, where it does not say otherwise
                found.append(Link(url, link.title, page.published_on, attachment_of=answer.url))
            else:
                self._note_foreign(answer.url, url)
        return found

    def _note_foreign(self, page: str, url: str) -> None:
        message = f"the attachment {url} lies on a host that is not the source's"
        action = "If it is right, add the host to `hosts` in the source's description."
        self._note(ProblemKind.ITEM, page, message, action)

    def _note(self, kind: ProblemKind, url: str, message: str, action: str) -> None:
        problem = Problem(self._source.source_id, kind, url, message, action, is_failure=False)
        self._problems.append(problem)
