"""What a source lists: its addresses tried in order, whole lists walked, nothing missed silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.catalogue import Address, AddressKind, Source
from flows.discover.addresses import canonical, is_absent, is_document_address
from flows.discover.values import Discovery, Problem, ProblemKind
from flows.http.coding import CodingError, TooLargeError, decode_body
from flows.http.guard import host_of, is_allowed_host
from flows.http.values import FetchFailure, Purpose, Request, Response
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
# what the format allows one sitemap to have once it is unpacked
_LARGEST_SITEMAP = 50 * 2**20
_BY_DAYS = (AddressKind.DATED, AddressKind.SITEMAP)
_GZIP = b"\x1f\x8b"


async def discover(
    source: Source,
    fetcher: Fetcher,
    *,
    walls: WallRules,
    today: date,
    since: date | None = None,
    last_seen_on: date | None = None,
) -> Discovery:
    """Walk the source's lists.

    The first address whose list is as long as the source expects is taken; where none is, the longest. With
    `since`, older pages of the list are read too, and links that the list dates before it are left out.
    `last_seen_on`: the day of the last run that saw the source; dated addresses and sitemaps are read back to
    it, however long ago that is. Never raises for what a server sends: problems are rows.
    """
    walk = _Walk(source, fetcher, walls, today, since, last_seen_on or today)
    best: Discovery | None = None
    for address in source.addresses:
        links = await walk.read(address)
        if links is None:
            continue
        feeds, is_by_days = walk.feeds_of(address), address.kind in _BY_DAYS
        found = Discovery(source, links, address.url, feeds=feeds, is_by_days=is_by_days)
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
        self,
        source: Source,
        fetcher: Fetcher,
        walls: WallRules,
        today: date,
        since: date | None,
        last_seen_on: date,
    ) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._fetcher = fetcher
        self._walls = walls
        self._today = today
        self._since = since
        self._last_seen_on = last_seen_on
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
        first = self._first_day(address)
        days = (self._today - timedelta(days=back) for back in range((self._today - first).days + 1))
        return tuple(Link(_fill(address.url, day), "", day, is_guess=True) for day in days)

    def _first_day(self, address: Address) -> date:
        """Give the day from which a list without pages is read: no outage of ours may leave a hole."""
        return self._since or min(self._today - timedelta(days=address.days), self._last_seen_on)

    async def _whole(self, address: Address) -> Listing | None:
        listing = await self._fetch(address, address.url)
        if listing is None:
            return None
        if address.kind is AddressKind.SITEMAP:
            return await self._sitemaps(address, listing)
        return await self._older(address, listing) if self._since else listing

    async def _sitemaps(self, address: Address, listing: Listing) -> Listing:
        """Read what an index names, and what the indexes among that name."""
        links, skipped = list(listing.links), list(listing.skipped)
        waiting, asked = list(listing.children), {address.url}
        while waiting:
            child = waiting.pop(0)
            if child in asked:
                continue
            if len(asked) > _MOST_SITEMAPS:
                said = f"more than {_MOST_SITEMAPS} sitemaps: {len(waiting) + 1} of them were not read"
                self._note(ProblemKind.PART, child, said, _NARROWER)
                break
            asked.add(child)
            if part := await self._part(address, child):
                links += part.links
                skipped += part.skipped
                waiting += part.children
        first = self._first_day(address)
        recent = (link for link in links if link.published_on is None or link.published_on >= first)
        return Listing(tuple(replace(link, published_on=None) for link in recent), tuple(skipped))

    async def _older(self, address: Address, listing: Listing) -> Listing:
        links = {link.url: link for link in listing.links}
        skipped = list(listing.skipped)
        following = listing.children[:1]
        if not (address.pages or following or self._is_past(listing)):
            self._note_reach(address, listing)
        for page in range(address.first_page, address.first_page + _MOST_PAGES):
            url = address.pages.replace("{page}", str(page)) if address.pages else "".join(following)
            if not url or self._is_past(listing):
                break
            part = await self._part(address, url, is_end_if_absent=True)
            new = {link.url: link for link in part.links if link.url not in links} if part else {}
            if part is None or not new:
                break
            links |= new
            skipped += part.skipped
            listing, following = part, part.children[:1]
        else:
            said = f"the list has more than {_MOST_PAGES} pages: those after it were not read"
            self._note(ProblemKind.PART, url, said, _NARROWER)
        return Listing(tuple(links.values()), tuple(skipped))

    def _is_past(self, listing: Listing) -> bool:
        """Whether a page is all before the day from which documents are wanted."""
        days = [link.published_on for link in listing.links]
        return self._since is not None and bool(days) and all(day and day < self._since for day in days)

    def _note_reach(self, address: Address, listing: Listing) -> None:
        """Tell that a backfill gets no further than this list: nothing says where older ones are."""
        oldest = min((link.published_on for link in listing.links if link.published_on), default=None)
        if oldest and self._since and oldest <= self._since:
            return
        said = f"the list goes back to {oldest}" if oldest else "the list does not say how far it goes back"
        message = f"asked for what came since {self._since}, but {said} and leads to no older pages"
        self._note(ProblemKind.REACH, address.url, message, _PAGES, failure=False)

    async def _part(self, address: Address, url: str, *, is_end_if_absent: bool = False) -> Listing | None:
        """Read a further part of a list. What is wrong with it is told, and the other parts are kept."""
        answer = await self._ask(address, url)
        if isinstance(answer, FetchFailure):
            if not (is_end_if_absent and is_absent(answer)):
                self._note(
                    ProblemKind.PART, url, answer.message, answer.action, transient=answer.is_transient
                )
            return None
        try:
            return self._read_list(address, url, answer)
        except ListingError as error:
            self._note(ProblemKind.PART, error.url, error.problem, error.action)
            return None

    async def _fetch(self, address: Address, url: str) -> Listing | None:
        answer = await self._ask(address, url)
        if isinstance(answer, FetchFailure):
            self._note(ProblemKind.FETCH, url, answer.message, answer.action, transient=answer.is_transient)
            return None
        return self._read_list(address, url, answer)

    async def _ask(self, address: Address, url: str) -> Response | FetchFailure:
        purpose = Purpose.FEED if address.kind is AddressKind.FEED else Purpose.LISTING
        request = Request(url, self.source.source_id, purpose, self.source.hosts)
        return judge(await self._fetcher.fetch(request), self._walls)

    def _read_list(self, address: Address, url: str, answer: Response) -> Listing:
        content_type = answer.header("Content-Type")
        if address.kind is AddressKind.FEED:
            self._feeds.setdefault(address, []).append(url)
            return read_feed(answer.content, answer.final_url, content_type)
        if address.kind is AddressKind.SITEMAP:
            return read_sitemap(_unpacked(answer), answer.final_url)
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
_NARROWER = "Name in the source's description those lists alone that hold its documents."
_PAGES = "Say in the source's description where they are (`pages`, `next`), or hand older documents in."
_HOST = "If it is right, add the host to `hosts` in the source's description."


def _unpacked(answer: Response) -> bytes:
    """Undo the packing of a sitemap that is a packed file (`sitemap.xml.gz`). NotAListError."""
    if not answer.content.startswith(_GZIP):
        return answer.content
    try:
        return decode_body(answer.content, "gzip", _LARGEST_SITEMAP)
    except (CodingError, TooLargeError) as error:
        raise NotAListError(answer.final_url, f"the packed sitemap: {error}", _LOOK) from error


def _fill(pattern: str, day: date) -> str:
    return pattern.format(year=day.year, month=day.month, day=day.day, reiwa=day.year - 2018)
