"""The live fetcher against a hostile site: every behaviour ends in a value that names what happened."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
import zstandard

from flows.clock import utc_now
from flows.http import (
    FailureKind,
    FetchFailure,
    FetchPolicy,
    Purpose,
    Request,
    Response,
    judge,
    open_live_fetcher,
)
from flows.http.coding import CodingError, TooLargeError, decode_body
from flows.walls import load_walls
from tests.flows.http.site import PAGE, Site, bomb_in, hostile_site

WALLS = load_walls(Path(__file__).parents[3] / "config" / "walls.toml")
LOOPBACK = (ip_network("127.0.0.0/8"),)
MEGABYTE = 2**20


def policy(**changes: Any) -> FetchPolicy:
    settings: dict[str, Any] = {
        "contact": "watch@example.org",
        "pause": 0,
        "backoff": 0.01,
        "deadline": 5,
        "max_raw": MEGABYTE,
        "max_content": 4 * MEGABYTE,
        "open_networks": LOOPBACK,
    }
    return FetchPolicy(**{**settings, **changes})


def request(site: Site, path: str, *hosts: str) -> Request:
    return Request(f"{site.base}{path}", "xx_test", Purpose.DOCUMENT, (site.host, *hosts))


def ask(path: str, *hosts: str, **changes: Any) -> tuple[Response | FetchFailure, Site]:
    async def run() -> tuple[Response | FetchFailure, Site]:
        async with hostile_site() as site, open_live_fetcher(policy(**changes), now=utc_now) as fetcher:
            return judge(await fetcher.fetch(request(site, path, *hosts)), WALLS), site

    return asyncio.run(run())


@pytest.mark.parametrize(
    "path",
    [
        "/good",
        "/chunked",
        "/early_hints",
        "/moved",
        "/error_once",
        "/cut_once",
        "/gzipped",
        "/gzipped_twice",
        "/deflated",
        "/deflated_bare",
        "/brotli_unasked",
        "/zstd_unasked",
    ],
)
def test_answers_with_the_page(path: str) -> None:
    answer, _ = ask(path)
    assert isinstance(answer, Response), answer
    assert answer.content == PAGE
    assert answer.status == 200


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("/status/204", FailureKind.STATUS, "status 204"),
        ("/status/400", FailureKind.STATUS, "status 400"),
        ("/status/401", FailureKind.STATUS, "status 401"),
        ("/status/403", FailureKind.STATUS, "status 403"),
        ("/status/404", FailureKind.STATUS, "status 404"),
        ("/status/410", FailureKind.STATUS, "status 410"),
        ("/status/451", FailureKind.STATUS, "status 451"),
        ("/status/500", FailureKind.STATUS, "status 500"),
        ("/status/503", FailureKind.STATUS, "status 503"),
        ("/unasked_304", FailureKind.STATUS, "status 304"),
        ("/circle", FailureKind.REDIRECT, "in a circle"),
        ("/ever_on", FailureKind.REDIRECT, "more than 5 redirects"),
        ("/nowhere", FailureKind.REDIRECT, "to nowhere"),
        ("/to_file", FailureKind.FORBIDDEN, "'file'"),
        ("/to_stranger", FailureKind.FORBIDDEN, "elsewhere.example"),
        ("/to_user", FailureKind.FORBIDDEN, "names a user"),
        ("/to_nonsense", FailureKind.REDIRECT, "what is no address"),
        ("/to_metadata", FailureKind.FORBIDDEN, "169.254.169.254"),
        ("/shorter_than_said", FailureKind.BROKEN, "without sending complete message body"),
        ("/two_lengths", FailureKind.BROKEN, "Content-Length"),
        ("/chunk_cut", FailureKind.BROKEN, "incomplete chunked read"),
        ("/chunk_of_nonsense", FailureKind.BROKEN, "chunk"),
        ("/cut_before_answer", FailureKind.BROKEN, "disconnected without sending a response"),
        ("/cut_in_status", FailureKind.BROKEN, "broken or was cut off"),
        ("/cut_in_headers", FailureKind.BROKEN, "broken or was cut off"),
        ("/reset_in_body", FailureKind.BROKEN, "broken or was cut off"),
        ("/garbage", FailureKind.BROKEN, "broken or was cut off"),
        ("/header_flood", FailureKind.BROKEN, "broken or was cut off"),
        ("/gzip_cut", FailureKind.ENCODING, "gzip body is cut off"),
        ("/gzip_by_its_word", FailureKind.ENCODING, "not gzip"),
        ("/unknown_coding", FailureKind.ENCODING, "'compress' is unknown"),
        ("/endless", FailureKind.TOO_LARGE, f"larger than {MEGABYTE} bytes"),
        ("/huge_by_its_word", FailureKind.TOO_LARGE, f"larger than {MEGABYTE} bytes"),
        ("/wall/challenge", FailureKind.WALL, "challenge page"),
        ("/wall/moment", FailureKind.WALL, "challenge page"),
        ("/wall/suspended", FailureKind.WALL, "suspended page"),
        ("/wall/maintenance", FailureKind.WALL, "maintenance page"),
        ("/wall/soft404", FailureKind.WALL, "missing page"),
        ("/wall/soft404_ja", FailureKind.WALL, "missing page"),
        ("/wall/soft404_ko", FailureKind.WALL, "missing page"),
        ("/wall/loginform", FailureKind.WALL, "login page"),
        ("/to_front_page/report", FailureKind.WALL, "front page"),
        ("/to_login/report", FailureKind.WALL, "login page"),
    ],
)
def test_fails_with_a_name(path: str, kind: FailureKind, said: str) -> None:
    answer, _ = ask(path)
    assert isinstance(answer, FetchFailure), answer
    assert answer.kind is kind
    assert said in answer.message
    assert answer.action.endswith(".")


@pytest.mark.parametrize("path", ["/silence", "/drip"])
def test_gives_up_at_the_deadline_over_the_whole_request(path: str) -> None:
    answer, site = ask(path, deadline=0.4, attempts=2)
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.TIMEOUT
    assert answer.is_transient
    assert site.paths().count(path) == 2


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_refused(coding: str) -> None:
    """64 MB of zeros, a few kilobytes on the wire; 4 MB are allowed."""
    answer, _ = ask(f"/bomb/{coding}")
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.TOO_LARGE
    assert "4194304 bytes after decompression" in answer.message


@pytest.mark.parametrize(
    ("coding", "part"),
    [("gzip", gzip.compress(b"ab", mtime=0)), ("zstd", zstandard.compress(b"ab"))],
    ids=["gzip", "zstd"],
)
def test_a_body_of_many_parts_is_read_and_one_of_nothing_but_parts_is_refused(
    coding: str, part: bytes
) -> None:
    """Each part had the whole rest copied: a megabyte of them kept the program busy for minutes."""
    assert decode_body(part * 500, coding, MEGABYTE) == b"ab" * 500
    with pytest.raises(CodingError, match="more than 10000"):
        decode_body(part * (2 * MEGABYTE // len(part)), coding, 4 * MEGABYTE)


def test_padding_after_a_gzip_body_is_passed_over_and_anything_else_is_not() -> None:
    body = gzip.compress(b"text")
    assert decode_body(body + b"\0" * 512, "gzip", MEGABYTE) == b"text"
    with pytest.raises(CodingError):
        decode_body(body + b"\0" * 512 + b"x", "gzip", MEGABYTE)
    for cut in range(1, len(body)):
        with pytest.raises(CodingError):
            decode_body(body[:cut], "gzip", MEGABYTE)


def test_codings_without_end_one_in_the_other_are_refused() -> None:
    body = gzip.compress(gzip.compress(b"text"))
    assert decode_body(body, "identity, gzip, gzip", MEGABYTE) == b"text"
    with pytest.raises(CodingError, match="100 content codings"):
        decode_body(body, ",".join(["gzip"] * 100), MEGABYTE)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_a_bomb_never_stands_in_memory(coding: str) -> None:
    body = bomb_in(coding.split(",", maxsplit=1)[0])
    if "," in coding:
        body = gzip.compress(body)
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            decode_body(body, coding, 4 * MEGABYTE)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * MEGABYTE


def test_transient_statuses_are_asked_again_and_then_told() -> None:
    answer, site = ask("/status/503", attempts=3)
    assert isinstance(answer, FetchFailure)
    assert answer.is_transient
    assert site.paths().count("/status/503") == 3


@pytest.mark.parametrize("path", ["/status/404", "/status/403", "/gzip_by_its_word"])
def test_lasting_failures_are_asked_for_once(path: str) -> None:
    _, site = ask(path)
    assert site.paths().count(path) == 1


@pytest.mark.parametrize("path", ["/wait_a_second", "/wait_until_a_date"])
def test_waits_as_long_as_the_server_asks(path: str) -> None:
    async def run() -> float:
        async with hostile_site() as site, open_live_fetcher(policy(), now=utc_now) as fetcher:
            start = asyncio.get_running_loop().time()
            answer = await fetcher.fetch(request(site, path))
            assert isinstance(answer, Response)
            assert answer.status == 200
            return asyncio.get_running_loop().time() - start

    assert asyncio.run(run()) >= 0.9


def test_a_host_that_asks_for_a_day_is_left_alone_for_the_run() -> None:
    async def run() -> None:
        async with hostile_site() as site, open_live_fetcher(policy(), now=utc_now) as fetcher:
            first = await fetcher.fetch(request(site, "/wait_for_a_day"))
            assert isinstance(first, Response)
            assert first.status == 429
            second = await fetcher.fetch(request(site, "/good"))
            assert isinstance(second, FetchFailure)
            assert second.kind is FailureKind.WAIT
            assert "86400" in second.message
            assert "/good" not in site.paths()

    asyncio.run(run())


def test_a_host_that_cannot_be_reached_twice_is_not_asked_a_third_time() -> None:
    async def run() -> list[FailureKind]:
        async with hostile_site() as site:
            host = site.host
        wanted = Request(f"http://{host}/x", "xx_test", Purpose.ROBOTS, (host,))
        async with open_live_fetcher(policy(attempts=1), now=utc_now) as fetcher:
            answers = [await fetcher.fetch(wanted) for _ in range(3)]
            assert fetcher.requests == 2
            return [one.kind for one in answers if isinstance(one, FetchFailure)]

    assert asyncio.run(run()) == [FailureKind.CONNECT, FailureKind.CONNECT, FailureKind.WAIT]


def test_says_who_asks_and_for_what() -> None:
    _, site = ask("/good", version="1.2")
    headers = site.asked[-1].headers
    assert headers["user-agent"] == "claimwatch/1.2 (+watch@example.org)"
    assert headers["accept-encoding"] == "gzip"
    assert headers["host"] == site.host
    assert "cookie" not in headers


def test_one_connection_serves_a_host_and_requests_keep_their_pause() -> None:
    async def run() -> tuple[int, float]:
        async with hostile_site() as site, open_live_fetcher(policy(pause=0.2), now=utc_now) as fetcher:
            start = asyncio.get_running_loop().time()
            answers = await asyncio.gather(*(fetcher.fetch(request(site, "/good")) for _ in range(4)))
            assert all(isinstance(one, Response) for one in answers)
            return site.connections, asyncio.get_running_loop().time() - start

    connections, seconds = asyncio.run(run())
    assert connections == 1
    assert seconds >= 0.8  # robots.txt and four pages: four pauses


def test_hosts_are_asked_side_by_side() -> None:
    async def run() -> float:
        async with (
            hostile_site() as one,
            hostile_site() as two,
            open_live_fetcher(policy(pause=0.3), now=utc_now) as fetcher,
        ):
            start = asyncio.get_running_loop().time()
            await asyncio.gather(
                *(fetcher.fetch(request(site, "/good")) for site in (one, two) for _ in range(2))
            )
            return asyncio.get_running_loop().time() - start

    assert asyncio.run(run()) < 1.1


def test_the_budget_ends_a_run_s_requests() -> None:
    async def run() -> FetchFailure | Response:
        async with (
            hostile_site() as site,
            open_live_fetcher(policy(requests_per_run=3), now=utc_now) as fetcher,
        ):
            for _ in range(2):
                assert isinstance(await fetcher.fetch(request(site, "/good")), Response)
            return await fetcher.fetch(request(site, "/good"))

    answer = asyncio.run(run())
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.BUDGET


@pytest.mark.parametrize(
    ("robots", "kind"),
    [
        ((200, b"User-agent: *\nDisallow: /good\n"), FailureKind.ROBOTS),
        ((200, b"User-agent: *\nDisallow: /*.html$\n"), None),
        ((200, b"User-agent: claimwatch\nAllow: /good\nDisallow: /\n"), None),
        ((200, b"User-agent: otherbot\nDisallow: /\n"), None),
        ((200, b"\xff\xfe<html>not rules at all"), None),
        ((404, b""), None),
        ((403, b""), None),
        ((500, b""), FailureKind.ROBOTS),
        ((429, b""), FailureKind.ROBOTS),
        ((200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /good\n"), FailureKind.ROBOTS),
        ((200, "\ufeffUser-agent: *\nDisallow: /good\n".encode("utf-16")), None),
        ((200, b"User-agent: *\r\rDisallow: /good\r"), FailureKind.ROBOTS),
        ((200, b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /good\n"), None),
        ((200, b"User-agent: *\nCrawl-delay: nan\nAllow: /\n"), None),
        ((200, b"User-agent: *\nCrawl-delay: 1e999\nDisallow: /good\n"), FailureKind.ROBOTS),
        ((200, b"User-agent: *\nDisallow: /%zz\nDisallow: *****************************x\n"), None),
    ],
)
def test_robots_txt_is_obeyed(robots: tuple[int, bytes], kind: FailureKind | None) -> None:
    """RFC 9309: no file allows all, a server in trouble forbids all."""

    async def run() -> tuple[Response | FetchFailure, Site]:
        async with hostile_site() as site, open_live_fetcher(policy(), now=utc_now) as fetcher:
            site.robots = robots
            return await fetcher.fetch(request(site, "/good")), site

    answer, site = asyncio.run(run())
    assert (answer.kind if isinstance(answer, FetchFailure) else None) is kind
    assert ("/good" in site.paths()) is (kind is None)


def test_robots_txt_holds_for_where_a_redirect_leads() -> None:
    async def run() -> Response | FetchFailure:
        async with hostile_site() as site, open_live_fetcher(policy(), now=utc_now) as fetcher:
            site.robots = (200, b"User-agent: *\nDisallow: /good\n")
            return await fetcher.fetch(request(site, "/moved"))

    answer = asyncio.run(run())
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.ROBOTS


def test_the_pause_that_robots_txt_asks_for_is_kept() -> None:
    async def run() -> float:
        async with hostile_site() as site, open_live_fetcher(policy(), now=utc_now) as fetcher:
            site.robots = (200, b"User-agent: *\nCrawl-delay: 0.5\n")
            start = asyncio.get_running_loop().time()
            for _ in range(3):
                await fetcher.fetch(request(site, "/good"))
            return asyncio.get_running_loop().time() - start

    assert asyncio.run(run()) >= 1.0


def test_a_host_that_is_down_is_told_as_that_not_as_its_robots_txt() -> None:
    async def run() -> Response | FetchFailure:
        async with hostile_site() as site:
            wanted = request(site, "/good")
        async with open_live_fetcher(policy(attempts=1), now=utc_now) as fetcher:
            return await fetcher.fetch(wanted)

    answer = asyncio.run(run())
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.CONNECT
    assert "robots" not in answer.message


def test_requests_side_by_side_ask_for_robots_txt_once() -> None:
    async def run() -> list[str]:
        async with hostile_site() as site, open_live_fetcher(policy(), now=utc_now) as fetcher:
            await asyncio.gather(*(fetcher.fetch(request(site, "/good")) for _ in range(5)))
            return site.paths()

    assert asyncio.run(run()).count("/robots.txt") == 1
