"""What the runs that are killed have to read: an invented world's sites, one archive a generation."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from flows.archive import open_archive
from flows.http import Exchange, Purpose, Request, Response
from flows.paths import Places
from flows.walls import load_walls
from tests.scale.archives import CHECKOUT
from tests.scale.words import SPEAKERS
from tests.scale.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scale.world import Page

_SOURCE = """name = "{slug}"
publisher = "{party}"
language = "{language}"
tier = "official"
hosts = ["www.{slug}.example"]
stale_after_days = 3000
[[address]]
kind = "feed"
url = "https://www.{slug}.example/feed.xml"
[documents]
match = ['/20\\d\\d/']
"""
_ALERTS = """[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
timeout_seconds = 10
[[recipient]]
address = "analyst@localhost"
maintenance = false
[[recipient]]
address = "desk@localhost"
parties = ["us", "jp"]
maintenance = false
"""


@dataclass(frozen=True)
class Site:
    """`config`: an own configuration folder; `archives`: to be replayed one after the other."""

    config: Path
    archives: tuple[Path, ...]

    def places(self, data: Path) -> Places:
        """The folders of a run that knows these sites and no others."""
        return Places((self.config,), data)


def build_site(folder: Path, *, generations: int, size: int, port: int, seed: int) -> Site:
    """Write configuration and archives. `size`: pages a generation; `port`: of the mail server."""
    config = folder / "config"
    shutil.copytree(CHECKOUT / "config", config, ignore=shutil.ignore_patterns("sources"))
    (config / "sources").mkdir()
    for language, speakers in SPEAKERS.items():
        for one in speakers:
            text = _SOURCE.format(slug=one.slug, party=one.party, language=language)
            (config / "sources" / f"xx_{one.slug}.toml").write_text(text)
    (config / "alerts.toml").write_text(_ALERTS.format(port=port))
    # small, so that a run has several of them
    (config / "pipeline.toml").write_text("[parse]\nbatch_size = 5\ncommit_size = 9\n")
    pages = list(World(seed, generations * size, telling=0.7).pages(generations * size))
    # a few great thefts are told of in each generation, and revisions of earlier pages come in later ones
    cuts = [round(len(pages) * number / generations) for number in range(generations + 1)]
    archives = [
        _write(folder / f"generation-{number}", pages[cuts[number] : cuts[number + 1]], number)
        for number in range(generations)
    ]
    return Site(config, tuple(archives))


def _write(folder: Path, pages: list[Page], number: int) -> Path:
    walls = load_walls(CHECKOUT / "config" / "walls.toml")
    start = datetime(2026, 7, 1, 6, tzinfo=UTC) + timedelta(days=number)
    moments = iter(start + timedelta(seconds=count) for count in range(10_000))
    with open_archive(folder, run_id="site", now=lambda: start, walls=walls) as archive:
        hosts = sorted({_host(page) for page in pages})
        for host in hosts:
            listed = [page for page in pages if _host(page) == host]
            feed = _answer(f"https://{host}/feed.xml", _feed(listed), "application/rss+xml", next(moments))
            archive.record(feed, _request(feed.url, Purpose.FEED))
            for page in listed:
                answer = _answer(page.url, page.html, "text/html; charset=utf-8", next(moments))
                archive.record(answer, _request(page.url, Purpose.DOCUMENT))
    return archive.path


def _host(page: Page) -> str:
    return page.url.split("/")[2]


def _feed(pages: list[Page]) -> bytes:
    items = "".join(
        f"<item><title>A page</title><link>{escape(page.url)}</link><pubDate>"
        f"{datetime.combine(page.published_on, time(9), UTC):%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
        for page in pages
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def _answer(url: str, body: bytes, media_type: str, at: datetime) -> Response:
    headers = (("Content-Type", media_type),)
    exchange = Exchange(url, (), 200, "OK", headers, body, "HTTP/1.1", "192.0.2.1", at)
    return Response(url, url, 200, headers, body, at, (exchange,))


def _request(url: str, purpose: Purpose) -> Request:
    return Request(url, "site", purpose, (url.split("/")[2],))
