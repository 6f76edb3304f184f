"""One source on the hostile site, discovered and collected into an archive."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.archive import Archive, RecordingFetcher, open_archive, open_replay
from flows.catalogue import Address, AddressKind, Source, Tier
from flows.clock import utc_now
from flows.discover import Collected, Discovery, collect, discover
from flows.http import Fetcher, FetchPolicy, open_live_fetcher
from flows.walls import load_walls
from parsers.listings import FieldNames, ListShape
from parsers.values import Reading
from tests.flows.http.site import Site, hostile_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

WALLS = load_walls(Path(__file__).parents[3] / "config" / "walls.toml")
TODAY = date(2026, 11, 20)


def address(url: str, kind: AddressKind = AddressKind.FEED, **more: Any) -> Address:
    """Describe one address of a source."""
    plain: dict[str, Any] = {"shape": ListShape(), "fields": None, "pages": "", "first_page": 2, "days": 30}
    return Address(kind=kind, url=url, **{**plain, **more})


def shape(**selectors: str) -> ListShape:
    """Describe a listing."""
    return ListShape(**selectors)


def fields(items: str, url: str, title: str = "", day: str = "") -> FieldNames:
    """Describe an API's answer."""
    return FieldNames(items, url, title, day)


def source(site: Site, *addresses: Address, **more: Any) -> Source:
    """Describe a source on the site, with addresses relative to it."""
    whole = tuple(
        replace(
            one,
            url=one.url if one.kind is AddressKind.FOLDER else site.base + one.url,
            pages=one.pages and site.base + one.pages,
        )
        for one in addresses
    )
    plain: dict[str, Any] = {
        "source_id": "xx_test",
        "name": "Test",
        "publisher": "us.fbi",
        "language": "en",
        "tier": Tier.OFFICIAL,
        "hosts": (site.host,),
        "match": (re.compile("/d/"),),
        "drop": (),
        "keep_query": None,
        "attachments": "",
        "reading": Reading(),
        "at_least": 1,
        "may_be_empty": False,
        "stale_after_days": 100000,
        "needs_legacy_tls": False,
        "unconfirmed": (),
    }
    return Source(addresses=whole, **{**plain, **more})


def feed(*items: tuple[str, str, str]) -> bytes:
    """Make an RSS feed of (title, address, date)."""
    rows = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>"
        for title, link, day in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{rows}</channel></rss>'.encode()


def page(text: str) -> bytes:
    """Make a document."""
    main = f"<main><h1>{text}</h1><p>{'words ' * 400}</p></main>"
    return f"<html><title>{text}</title><body>{main}</body></html>".encode()


@dataclass
class Bench:
    """A site with an archive; `fetcher` asks the site and archives."""

    site: Site
    archive: Archive
    fetcher: Fetcher
    live: Any

    async def discover(
        self, one: Source, since: date | None = None, last_seen_on: date | None = None
    ) -> Discovery:
        """Walk the source's lists."""
        return await discover(
            one, self.fetcher, walls=WALLS, today=TODAY, since=since, last_seen_on=last_seen_on
        )

    async def collect(self, found: Discovery, known: Mapping[str, str] | None = None) -> Collected:
        """Fetch what was found."""
        return await collect(found, self.fetcher, self.archive, walls=WALLS, known=known or {})

    def known(self) -> dict[str, str]:
        """Tell what a warehouse would know that has read the whole archive."""
        return {one.url: one.content_sha256 for one in self.archive.holdings.documents()}


POLICY = FetchPolicy(
    pause=0, backoff=0.01, attempts=2, deadline=5, open_networks=(ip_network("127.0.0.0/8"),)
)


@asynccontextmanager
async def bench(folder: Path, site: Site | None = None) -> AsyncIterator[Bench]:
    """Open site, archive and fetcher."""
    async with hostile_site() as fresh, open_live_fetcher(POLICY, now=utc_now) as live:
        with open_archive(folder, run_id="test", now=utc_now, walls=WALLS) as archive:
            yield Bench(site or fresh, archive, RecordingFetcher(live, archive), live)


@asynccontextmanager
async def another_fetcher(one: Bench) -> AsyncIterator[Bench]:
    """Ask the same site into the same archive, as the next run would."""
    async with open_live_fetcher(POLICY, now=utc_now) as live:
        yield Bench(one.site, one.archive, RecordingFetcher(live, one.archive), live)


@asynccontextmanager
async def replayed(folder: Path, files: list[Path], site: Site) -> AsyncIterator[Bench]:
    """Open an archive that is filled from others instead of the network."""
    replay = open_replay(files, WALLS)
    with open_archive(folder, run_id="replay", now=utc_now, walls=WALLS) as archive:
        yield Bench(site, archive, RecordingFetcher(replay, archive), replay)


def run(work: Callable[[Bench], Any], folder: Path) -> Any:
    """Do some asynchronous work on a bench."""

    async def inner() -> Any:
        async with bench(folder) as one:
            return await work(one)

    return asyncio.run(inner())
