"""Documents are fetched, archived and handed on once a version; what fails is named, the others go on."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from flows.catalogue import AddressKind
from flows.http import FailureKind
from tests.flows.discover.harness import (
    Bench,
    address,
    another_fetcher,
    bench,
    feed,
    page,
    replayed,
    run,
    shape,
    source,
)
from tests.flows.http.site import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from flows.catalogue import Source
    from flows.discover import Collected, Discovery

DAY = "Thu, 19 Nov 2026 23:30:00 -0500"


def listed(one: Bench, *paths: str, **more: object) -> Source:
    """Give a source whose feed lists these paths."""
    one.site.pages["/feed"] = feed(*((path, path, DAY) for path in paths))
    return source(one.site, address("/feed"), match=(re.compile("."),), **more)


async def gather(one: Bench, *paths: str, known: dict[str, str] | None = None, **more: object) -> Collected:
    found = await one.discover(listed(one, *paths, **more))
    return await one.collect(found, known)


def test_one_failing_document_never_stops_the_others(tmp_path: Path) -> None:
    async def work(one: Bench) -> Collected:
        one.site.pages |= {"/d/1": page("one"), "/d/2": page("two")}
        bad = ("/status/404", "/wall/challenge", "/bomb/gzip", "/cut_in_headers", "/circle")
        return await gather(one, "/d/1", *bad, "/d/2")

    got = run(work, tmp_path)
    assert [one.url.rsplit("/", 1)[1] for one in got.captures] == ["1", "2"]
    assert [one.kind for one in got.failures] == [
        FailureKind.STATUS,
        FailureKind.WALL,
        FailureKind.TOO_LARGE,
        FailureKind.BROKEN,
        FailureKind.REDIRECT,
    ]


def test_a_wall_is_archived_as_evidence_but_never_as_the_document(tmp_path: Path) -> None:
    async def work(one: Bench) -> tuple[list[str], str]:
        await gather(one, "/wall/challenge", "/status/404", "/good")
        held = one.archive.holdings
        answer = held.last_answer(f"{one.site.base}/wall/challenge")
        assert answer is not None
        return [entry.url for entry in held.documents()], answer.wall

    documents, wall = run(work, tmp_path)
    assert [url.rsplit("/", 1)[1] for url in documents] == ["good"]
    assert wall == "challenge"


def test_a_wall_in_a_known_page_s_place_is_no_new_version(tmp_path: Path) -> None:
    async def work(one: Bench) -> tuple[Collected, str]:
        one.site.pages["/d/1"] = page("one")
        await gather(one, "/d/1")
        before = one.known()
        one.site.pages["/d/1"] = b"<title>Account suspended</title><h1>Account suspended</h1>"
        got = await gather(one, "/d/1", known=before)
        assert one.known() == before
        return got, ""

    got, _ = run(work, tmp_path)
    assert got.captures == ()
    assert got.failures[0].kind is FailureKind.WALL


def test_an_unchanged_run_moves_headers_only(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        first = await gather(one, "/versioned/1", "/versioned/2")
        assert len(first.captures) == 2
        one.site.asked.clear()
        second = await gather(one, "/versioned/1", "/versioned/2", known=one.known())
        assert (second.captures, second.unchanged) == ((), 2)
        conditional = [asked for asked in one.site.asked if "/versioned" in asked.path]
        assert [asked.headers["if-none-match"] for asked in conditional] == ['"1"', '"1"']

    run(work, tmp_path)


def test_robots_txt_is_archived_and_asked_for_only_if_it_changed(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        one.site.robots = (200, b"User-agent: *\nDisallow: /secret\n")
        got = await gather(one, "/good", "/secret")
        assert [failure.kind for failure in got.failures] == [FailureKind.ROBOTS]
        held = one.archive.holdings.latest(f"{one.site.base}/robots.txt")
        assert held is not None
        assert not held.is_document
        async with another_fetcher(one) as later:
            again = await later.collect(await later.discover(listed(one, "/good", "/secret")))
        assert [failure.kind for failure in again.failures] == [FailureKind.ROBOTS]
        asked = [asked.headers for asked in one.site.asked if asked.path == "/robots.txt"]
        assert ["if-none-match" in headers for headers in asked] == [False, True]

    run(work, tmp_path)


def test_a_page_that_changed_is_a_new_version_of_the_same_address(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        one.site.pages["/d/1"] = page("first version")
        first = await gather(one, "/d/1")
        one.site.pages["/d/1"] = page("second version")
        second = await gather(one, "/d/1", known=one.known())
        assert first.captures[0].url == second.captures[0].url
        assert b"second version" in second.captures[0].content
        third = await gather(one, "/d/1", known=one.known())
        assert (third.captures, third.unchanged) == ((), 1)

    run(work, tmp_path)


def test_what_was_archived_before_a_kill_but_not_read_is_handed_on(tmp_path: Path) -> None:
    """The server says 304, yet the warehouse does not know the content: it comes from the archive."""

    async def work(one: Bench) -> None:
        await gather(one, "/versioned/1")
        again = await gather(one, "/versioned/1", known={})
        assert [capture.content for capture in again.captures] == [PAGE]

    run(work, tmp_path)


def test_the_address_that_was_asked_for_names_a_document_behind_redirects(tmp_path: Path) -> None:
    async def work(one: Bench) -> None:
        got = await gather(one, "/moved")
        assert got.captures[0].url == f"{one.site.base}/moved"
        assert got.captures[0].entry.target == f"{one.site.base}/good"
        assert [entry.url for entry in one.archive.holdings.documents()] == [f"{one.site.base}/moved"]

    run(work, tmp_path)


def test_attachments_of_a_document_are_documents(tmp_path: Path) -> None:
    html = (
        page("one")
        .decode()
        .replace(
            "</main>",
            '<a class="file" href="/file/보도자료.hwpx">file</a><a class="file" href="/d/1">itself</a>'
            '<a class="file" href="http://elsewhere.example/x.pdf">out</a></main>',
        )
    )

    async def work(one: Bench) -> Collected:
        one.site.pages |= {
            "/d/1": html.encode(),
            "/file/%EB%B3%B4%EB%8F%84%EC%9E%90%EB%A3%8C.hwpx": b"PK\x03\x04 some bytes",
        }
        return await gather(one, "/d/1", attachments="a.file")

    got = run(work, tmp_path)
    assert [one.content[:2] for one in got.captures] == [b"<h", b"PK"]
    assert got.failures == ()
    assert "elsewhere.example" in got.problems[0].message


def test_a_host_that_is_given_up_is_one_failure_not_hundreds(tmp_path: Path) -> None:
    async def work(one: Bench) -> Collected:
        one.site.pages["/d/1"] = page("one")
        rest = (f"/d/{number}" for number in range(2, 40))
        return await gather(one, "/d/1", "/wait_for_a_day", *rest)

    got = run(work, tmp_path)
    assert len(got.captures) == 1
    assert [one.kind for one in got.failures] == [FailureKind.STATUS, FailureKind.WAIT]
    assert "37 more documents of this source were not asked for" in got.failures[-1].message


def test_a_mark_inside_a_page_is_no_other_page(tmp_path: Path) -> None:
    async def work(one: Bench) -> Collected:
        one.site.pages["/d/1"] = page("one")
        return await gather(one, "/d/1", "/d/1#part-2")

    assert len(run(work, tmp_path).captures) == 1


def test_a_guessed_address_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    async def work(one: Bench) -> Collected:
        guessed = address("/missing/{year}/{month:02}_{day:02}.htm", AddressKind.DATED, days=2)
        found = await one.discover(source(one.site, guessed, match=(re.compile("."),)))
        return await one.collect(found)

    got = run(work, tmp_path)
    assert got.failures == ()
    assert got.captures == ()


def test_a_replay_gives_the_same_run_again(tmp_path: Path) -> None:
    """Byte for byte the same captures with the same times, and the same failures, without the network."""

    async def work() -> None:
        bad = ("/status/404", "/wall/challenge", "/cut_in_headers", "/circle", "/to_metadata")
        paths = ("/d/1", "/gzipped", "/brotli_unasked", "/chunked", "/moved", *bad)
        async with bench(tmp_path / "live") as one:
            one.site.pages["/d/1"] = page("one")
            found = await one.discover(listed(one, *paths))
            live = await one.collect(found)
            site, described = one.site, found.source
            written = one.archive.path
        async with replayed(tmp_path / "again", [written], site) as two:
            found_again = await two.discover(described)
            again = await two.collect(found_again)
            assert found_again.links == found.links
            assert [(c.url, c.content, c.entry.fetched_at, c.entry.media_type) for c in again.captures] == [
                (c.url, c.content, c.entry.fetched_at, c.entry.media_type) for c in live.captures
            ]
            assert [(f.url, f.kind, f.message) for f in again.failures] == [
                (f.url, f.kind, f.message) for f in live.failures
            ]
            second = two.archive.path
        async with replayed(tmp_path / "third", [second], site) as three:
            third = await three.collect(await three.discover(described))
            assert [(c.url, c.content, c.entry.fetched_at) for c in third.captures] == [
                (c.url, c.content, c.entry.fetched_at) for c in live.captures
            ]

    asyncio.run(work())


def test_an_archive_replayed_into_itself_grows_by_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with bench(tmp_path) as one:
            one.site.pages["/d/1"] = page("one")
            found = await one.discover(listed(one, "/d/1", "/moved"))
            await one.collect(found)
            site, described, written = one.site, found.source, one.archive.path
        async with replayed(tmp_path, [written], site) as two:
            got = await two.collect(await two.discover(described), two.known())
            assert (got.captures, got.unchanged) == ((), 2)

    asyncio.run(work())
    assert len(list(tmp_path.glob("*.warc.gz"))) == 1


def test_a_replay_without_an_answer_says_so(tmp_path: Path) -> None:
    async def work() -> Discovery:
        async with bench(tmp_path / "live") as one:
            one.site.pages["/list"] = b"<a href='/d/1'>x</a>"
            described = source(one.site, address("/list", AddressKind.LISTING, shape=shape()))
            await one.discover(described)
            site, written = one.site, one.archive.path
        async with replayed(tmp_path / "again", [written], site) as two:
            found = await two.discover(described)
            got = await two.collect(found)
            assert [one.kind for one in got.failures] == [FailureKind.NOT_ARCHIVED]
            return found

    assert len(asyncio.run(work()).links) == 1
