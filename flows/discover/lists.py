"""What a source lists: its addresses tried in order, whole lists walked, nothing missed silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urldefrag, urlsplit, urlunsplit

from flows.catalogue import Address, AddressKind, Source
from flows.discover.values import Discovery, Problem, ProblemKind
from flows.http.guard import host_of, is_allowed_host
from flows.http.values import FetchFailure, Purpose, Request
from flows.http.verdict import judge
from parsers.feeds import read_feed, read_sitemap
from parsers.listings import Link, Listing, ListingError, NotAListError, each_once
from parsers.pages import read_api, read_listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.http.values import Fetcher
    from parsers.walls import WallRules

# a backfill ends where a page brings nothing new; this only stops a site that never does
_MOST_PAGES = 1000
_MOST_SITEMAPS = 200


async def discover(
    source: Source, fetcher: Fetcher, *, walls: WallRules, today: date, since: date | None = None
) -> Discovery:
    """Walk the source's lists.

    The first address whose list is as long as the source expects is taken; where none is, the longest. With
    `since`, older pages of the list are read too, and links that the list dates before it are left out. Never
    raises for what a server sends: problems are rows.
    """
    walk = _Walk(source, fetcher, walls, today, since)
    best: Discovery | None = None
    for address in source.addresses:
        links = await walk.read(address)
        if links is None:
            continue
        found = Discovery(source, links, address.url, feeds=walk.feeds_of(address))
        if best is None or len(links) > len(best.links):
            best = found
        if len(links) >= source.at_least:
            break
        walk.note_below(address, len(links))
    chosen = best or Discovery(source, (), "")
    return replace(chosen, problems=tuple(walk.problems))


class _Walk:
    """One source's lists being read; gathers the problems on the way."""

    def __init__(
        self, source: Source, fetcher: Fetcher, walls: WallRules, today: date, since: date | None
    ) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._fetcher = fetcher
        self._walls = walls
        self._today = today
        self._since = since
        self._feeds: dict[Address, list[str]] = {}

    def feeds_of(self, address: Address) -> tuple[str, ...]:
        """Give the feeds that were read at an address, its older pages among them."""
        return tuple(self._feeds.get(address, ()))

    async def read(self, address: Address) -> tuple[Link, ...] | None:
        """Give the address's links, None where it gave no usable list."""
        if address.kind is AddressKind.DATED:
            return self._dated(address)
        if address.kind is AddressKind.FOLDER:
            # its files are taken into the archive as they are: there is nothing to ask for
            return ()
        try:
            listing = await self._whole(address)
        except ListingError as error:
            kind = ProblemKind.NOT_A_LIST if isinstance(error, NotAListError) else ProblemKind.LAYOUT
            self._note(kind, error.url, error.problem, error.action)
            return None
        if listing is None:
            return None
        for item in listing.skipped:
            self._note(ProblemKind.ITEM, address.url, f"“{item.what}”: {item.reason}", _LOOK, failure=False)
        links = self._wanted(listing.links, address)
        if not links and not self.source.may_be_empty:
            said = (
                f"{len(listing.links)} links, none of them a document" if listing.links else "nothing listed"
            )
            self._note(ProblemKind.EMPTY, address.url, said, _LOOK)
            return None
        return links

    def note_below(self, address: Address, count: int) -> None:
        """Note a list that is shorter than the source's description expects."""
        if count or not self.source.may_be_empty:
            said = f"{count} documents listed where at least {self.source.at_least} are expected"
            self._note(ProblemKind.BELOW_MINIMUM, address.url, said, _LOOK, failure=False)

    def _dated(self, address: Address) -> tuple[Link, ...]:
        first = self._since or self._today - timedelta(days=address.days)
        days = (self._today - timedelta(days=back) for back in range((self._today - first).days + 1))
        return tuple(Link(_fill(address.url, day), "", day, is_guess=True) for day in days)

    async def _whole(self, address: Address) -> Listing | None:
        listing = await self._fetch(address, address.url)
        if listing is None:
            return None
        if address.kind is AddressKind.SITEMAP:
            return await self._sitemaps(address, listing)
        return await self._older(address, listing) if self._since else listing

    async def _sitemaps(self, address: Address, listing: Listing) -> Listing:
        links, skipped = list(listing.links), list(listing.skipped)
        for child in listing.children[:_MOST_SITEMAPS]:
            if part := await self._fetch(address, child):
                links += part.links
                skipped += part.skipped
        first = self._since or self._today - timedelta(days=address.days)
        recent = (link for link in links if link.published_on is None or link.published_on >= first)
        return Listing(tuple(replace(link, published_on=None) for link in recent), tuple(skipped))

    async def _older(self, address: Address, listing: Listing) -> Listing:
        links = {link.url: link for link in listing.links}
        skipped = list(listing.skipped)
        following = listing.children[:1]
        for page in range(address.first_page, address.first_page + _MOST_PAGES):
            url = address.pages.replace("{page}", str(page)) if address.pages else "".join(following)
            if not url or self._is_past(listing):
                break
            part = await self._fetch(address, url)
            new = {link.url: link for link in part.links if link.url not in links} if part else {}
            if part is None or not new:
                break
            links |= new
            skipped += part.skipped
            listing, following = part, part.children[:1]
        return Listing(tuple(links.values()), tuple(skipped))

    def _is_past(self, listing: Listing) -> bool:
        """Whether a page is all before the day from which documents are wanted."""
        days = [link.published_on for link in listing.links if link.published_on]
        return bool(days) and self._since is not None and max(days) < self._since

    async def _fetch(self, address: Address, url: str) -> Listing | None:
        purpose = Purpose.FEED if address.kind is AddressKind.FEED else Purpose.LISTING
        request = Request(url, self.source.source_id, purpose, self.source.hosts)
        answer = judge(await self._fetcher.fetch(request), self._walls)
        if isinstance(answer, FetchFailure):
            self._note(ProblemKind.FETCH, url, answer.message, answer.action, transient=answer.is_transient)
            return None
        content_type = answer.header("Content-Type")
        if address.kind is AddressKind.FEED:
            self._feeds.setdefault(address, []).append(url)
            return read_feed(answer.content, answer.final_url, content_type)
        if address.kind is AddressKind.SITEMAP:
            return read_sitemap(answer.content, answer.final_url)
        if address.fields:
            return read_api(answer.content, answer.final_url, address.fields)
        return read_listing(answer.content, answer.final_url, address.shape, content_type)

    def _wanted(self, links: Iterable[Link], address: Address) -> tuple[Link, ...]:
        wanted: list[Link] = []
        for link in links:
            url = canonical(link.url, self.source)
            if not is_document_address(url, self.source):
                continue
            if not is_allowed_host(host_of(url), self.source.hosts):
                said = f"{url} lies on a host that is not the source's"
                self._note(ProblemKind.ITEM, address.url, said, _HOST, failure=False)
                continue
            if self._since and link.published_on and link.published_on < self._since:
                continue
            wanted.append(replace(link, url=url))
        return each_once(wanted)

    def _note(
        self,
        kind: ProblemKind,
        url: str,
        message: str,
        action: str,
        *,
        failure: bool = True,
        transient: bool = False,
    ) -> None:
        self.problems.append(
            Problem(self.source.source_id, kind, url, message, f"{action.rstrip('.')}.", failure, transient)
        )


_LOOK = "Look at the address; if its layout has changed, correct the source's description."
_HOST = "If it is right, add the host to `hosts` in the source's description."


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


def _fill(pattern: str, day: date) -> str:
    return pattern.format(year=day.year, month=day.month, day=day.day, reiwa=day.year - 2018)
