"""A feed's full text stands in for a page that cannot be had, says so, and gives way to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.archive import open_archive
from flows.clock import utc_now
from flows.discover import ProblemKind
from flows.http import FailureKind
from parsers.documents import in_place_of, read
from parsers.values import Capture
from tests.flows.discover.harness import WALLS, Bench, address, another_fetcher, page, replayed, run, source

if TYPE_CHECKING:
    from pathlib import Path

    from flows.archive import Entry
    from flows.catalogue import Source
    from flows.discover import Collected
    from parsers.values import Document

DAY = "Thu, 19 Nov 2026 10:00:00 GMT"
FULL = "".join(
    f"<p>Paragraph {n} of a notice that the feed carries whole, as long as notices are.</p>" for n in range(9)
)
TEASER = "<p>A teaser of the notice …</p>"


def full_feed(*items: tuple[str, str]) -> bytes:
    """Make a feed of (address, content)."""
    rows = ""
    for link, content in items:
        text = f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        if content == TEASER:
            text = f"<description>{TEASER}</description>"
        rows += (
            f"<item><title>Notice at {link}</title><link>{link}</link><pubDate>{DAY}</pubDate>{text}</item>"
        )
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title>'
    return f'<?xml version="1.0"?>{head}{rows}</channel></rss>'.encode()


def source_of(one: Bench, *items: tuple[str, str], **more: object) -> Source:
    one.site.pages["/feed"] = full_feed(*items)
    return source(one.site, address("/feed"), match=(re.compile("."),), **more)


async def gather(
    one: Bench, *items: tuple[str, str], known: dict[str, str] | None = None, **more: object
) -> Collected:
    return await one.collect(await one.discover(source_of(one, *items, **more)), known)


def document_of(one: Bench, entry: Entry) -> Document:
    """Read an entry as a run does."""
    held = one.archive.holdings.read(entry)
    (document,) = read(Capture(entry.target, held.content, entry.media_type), item_url=entry.facts.item_url)
    return in_place_of(document, entry.url)


def test_the_text_of_a_walled_a_forbidden_and_a_missing_page_is_taken_from_the_feed(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        paths = ("/wall/challenge", "/status/403", "/status/404")
        got = await gather(one, *((path, FULL) for path in paths))
        assert [entry.url for entry in one.archive.holdings.documents()] == [
            one.site.base + path for path in paths
        ]
        assert got.failures == ()
        assert [problem.kind for problem in got.problems] == [ProblemKind.FEED_TEXT] * 3
        assert "status 403" in got.problems[1].message
        assert "the feed's own text of it was read instead" in got.problems[1].message
        documents = [document_of(one, capture.entry) for capture in got.captures]
        assert [document.title for document in documents] == [f"Notice at {path}" for path in paths]
        assert all("Paragraph 8 of a notice" in document.text for document in documents)

    run(work, tmp_path)


def test_a_teaser_is_no_text_so_that_the_page_stays_missing(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        got = await gather(one, ("/status/403", TEASER), ("/status/404", FULL))
        assert [failure.kind for failure in got.failures] == [FailureKind.STATUS]
        assert [capture.url for capture in got.captures] == [f"{one.site.base}/status/404"]

    run(work, tmp_path)


def test_a_page_that_comes_later_is_another_version_of_the_same_document(tmp_path: Path) -> None:
    """Under one address, also where the feed writes it with parameters that the source leaves out."""

    async def work(one: Bench) -> None:
        one.site.pages["/d/1"] = b"<title>Account suspended</title><h1>Account suspended</h1>"
        item = ("/d/1?from=feed", FULL)
        first = await gather(one, item, keep_query=())
        one.site.pages["/d/1"] = page("the page itself")
        async with another_fetcher(one) as later:
            second = await gather(later, item, known=one.known(), keep_query=())
        assert second.problems == ()
        texts = [document_of(one, *(c.entry for c in got.captures)) for got in (first, second)]
        assert len({document.document_id for document in texts}) == 1
        assert len({document.version_id for document in texts}) == 2
        assert texts[1].title == "the page itself"

    run(work, tmp_path)


def test_a_page_that_was_had_is_not_replaced_by_the_feed_s_text_when_it_goes(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        one.site.pages["/d/1"] = page("the page itself")
        await gather(one, ("/d/1", FULL))
        one.site.pages["/d/1"] = b"<title>Account suspended</title><h1>Account suspended</h1>"
        async with another_fetcher(one) as later:
            got = await gather(later, ("/d/1", FULL), known=one.known())
        assert got.captures == ()
        assert [failure.kind for failure in got.failures] == [FailureKind.WALL]

    run(work, tmp_path)


def test_an_item_counts_as_unchanged_until_its_own_text_changes(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        await gather(one, ("/status/403", FULL))
        for others, text, counted in ((1, FULL, (0, 1)), (2, FULL + "<p>And a correction.</p>", (1, 0))):
            more = (("/good", TEASER),) * others
            async with another_fetcher(one) as later:
                got = await gather(later, *more, ("/status/403", text), known=one.known())
            of_item = [capture for capture in got.captures if capture.url.endswith("403")]
            assert (len(of_item), got.unchanged - (others == 2)) == counted

    run(work, tmp_path)


def test_an_archive_with_items_is_read_again_and_replayed_alike(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        items = (("/status/403", FULL), ("/wall/challenge", FULL), ("/good", TEASER))
        first = await gather(one, *items)
        one.archive.close()
        with open_archive(tmp_path, run_id="next", now=utc_now, walls=WALLS) as again:
            assert list(again.holdings.documents()) == list(one.archive.holdings.documents())
            one.archive.path.with_name("index.sqlite").unlink()
        with open_archive(tmp_path, run_id="scanned", now=utc_now, walls=WALLS) as scanned:
            assert list(scanned.holdings.documents()) == list(one.archive.holdings.documents())
            assert scanned.holdings.damages == []
        async with replayed(tmp_path / "other", [one.archive.path], one.site) as replay:
            second = await gather(replay, *items)
            assert _told(second) == _told(first)
            twice = len(replay.archive.holdings)
            await gather(replay, *items)
            assert len(replay.archive.holdings) == twice

    run(work, tmp_path)


def _told(got: Collected) -> list[tuple[object, ...]]:
    return [
        (one.url, one.entry.fetched_at, one.entry.content_sha256, one.entry.facts, one.content)
        for one in got.captures
    ]
