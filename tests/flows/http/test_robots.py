"""The pause that robots.txt asks for is kept for the host that is asked, however its address is written."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from flows.http.guard import host_of
from flows.http.robots import Robots
from flows.http.values import Purpose, Request, Response


@pytest.mark.parametrize(
    "root", ["https://Example.org:443", "http://example.org.", "https://example.org:8443"]
)
def test_the_pause_is_kept_under_the_name_that_requests_wait_by(root: str) -> None:
    asked: list[str] = []
    pauses: dict[str, float] = {}

    async def fetch(request: Request) -> Response:
        asked.append(request.url)
        text = b"User-agent: *\nCrawl-delay: 7\n"
        at = datetime(2026, 1, 5, tzinfo=UTC)
        return Response(request.url, request.url, 200, (), text, at, ())

    robots = Robots(fetch, lambda host, seconds: pauses.update({host: seconds}))
    url = f"{root}/page"
    asyncio.run(robots.check(url, Request(url, "xx", Purpose.DOCUMENT, (host_of(url),))))
    assert asked == [f"{root}/robots.txt"]
    assert pauses == {host_of(url): 7.0}
