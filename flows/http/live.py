"""The live fetcher: redirects, robots.txt, manners and retries around single exchanges."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import stamina
import stamina.instrumentation

from flows.http.coding import CodingError, TooLargeError, decode_body
from flows.http.faults import Fault
from flows.http.guard import Resolver, check_url, host_of, system_resolver
from flows.http.manners import Manners, retry_after
from flows.http.robots import Robots
from flows.http.values import (
    REDIRECTS,
    Exchange,
    FailureKind,
    FetchFailure,
    Headers,
    Purpose,
    Request,
    Response,
)
from flows.http.wire import Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from flows.http.policy import FetchPolicy

_LATER = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_BACKOFF = 30.0

# a failure is told once, when a request has failed for good; stamina would log each retry by itself
stamina.instrumentation.set_on_retry_hooks(())


class LiveFetcher:
    """Asks the network. `robots`: off for the request that fetches robots.txt itself."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], datetime], wire: Wire) -> None:
        self._policy = policy
        self._now = now
        self._wire = wire
        self.manners = Manners(policy)
        self.robots: Robots | None = None

    @property
    def requests(self) -> int:
        """How many requests were sent, redirects, retries and robots.txt included."""
        return self.manners.requests

    async def fetch(self, request: Request) -> Response | FetchFailure:
        """Give the answer after redirects, or why there is none."""
        exchanges: list[Exchange] = []
        try:
            return await self._follow(request, exchanges)
        except Fault as fault:
            return FetchFailure(
                url=request.url,
                kind=fault.kind,
                message=fault.message,
                action=fault.action,
                is_transient=fault.is_transient,
                at=self._now(),
                exchanges=tuple(exchanges),
            )

    async def _follow(self, request: Request, exchanges: list[Exchange]) -> Response:
        url = urldefrag(request.url).url
        while True:
            check_url(url, request.hosts)
            if self.robots and request.purpose is not Purpose.ROBOTS:
                await self.robots.check(url, request)
            exchange = await self._ask_patiently(url, self._headers(request))
            exchanges.append(exchange)
            location = _header(exchange, "Location")
            if exchange.status not in REDIRECTS:
                return self._response(request, exchanges)
            url = self._next(url, location, [one.url for one in exchanges])

    def _next(self, url: str, location: str, seen: list[str]) -> str:
        if not location:
            raise _redirect("the server redirects to nowhere")
        try:
            following = urldefrag(urljoin(url, location)).url
        except ValueError as error:
            raise _redirect(f"the server redirects to what is no address ({error})") from error
        if following in seen:
            raise _redirect(f"the server redirects in a circle, back to {following}")
        if len(seen) > self._policy.max_redirects:
            raise _redirect(f"more than {self._policy.max_redirects} redirects")
        if urlsplit(url).scheme == "https" and urlsplit(following).scheme == "http":
            raise _redirect(f"the server redirects from https to plain {following}")
        return following

    async def _ask_patiently(self, url: str, headers: Headers) -> Exchange:
        """Ask, and again after faults that pass; a server's last word is an answer, whatever its status."""
        host = host_of(url)
        try:
            async for attempt in stamina.retry_context(
                on=_wait_before_retry,
                attempts=self._policy.attempts,
                timeout=None,
                wait_initial=self._policy.backoff,
                wait_max=_LONGEST_BACKOFF,
                wait_jitter=self._policy.backoff,
            ):
                with attempt:
                    exchange = await self._ask_once(host, url, headers)
        except Fault as fault:
            if fault.exchange is None:
                self.manners.note_failure(host, fault.kind)
                raise
            exchange = fault.exchange
        self.manners.note_answer(host)
        return exchange

    async def _ask_once(self, host: str, url: str, headers: Headers) -> Exchange:
        async with self.manners.turn(host):
            exchange = await self._wire.exchange(url, headers)
        if exchange.status not in _LATER:
            return exchange
        wait = retry_after(_header(exchange, "Retry-After"), exchange.at)
        if wait is not None:
            self.manners.hold(host, wait)
        is_too_long = wait is not None and wait > self._policy.max_wait
        raise Fault(
            FailureKind.STATUS,
            f"status {exchange.status}",
            "The next run asks again.",
            is_transient=not is_too_long,
            retry_after=wait,
            exchange=exchange,
        )

    def _headers(self, request: Request) -> Headers:
        # gzip alone is asked for: it is the coding whose decoder has been bounded longest
        own = (
            ("User-Agent", self._policy.user_agent),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            ("Accept-Encoding", "gzip"),
        )
        return own + request.headers

    def _response(self, request: Request, exchanges: list[Exchange]) -> Response:
        last = exchanges[-1]
        return Response(
            url=request.url,
            final_url=last.url,
            status=last.status,
            headers=last.headers,
            content=self._decode(last),
            fetched_at=last.at,
            exchanges=tuple(exchanges),
            is_unchanged=last.status == HTTPStatus.NOT_MODIFIED,
        )

    def _decode(self, exchange: Exchange) -> bytes:
        try:
            return decode_body(exchange.body, _header(exchange, "Content-Encoding"), self._policy.max_content)
        except CodingError as error:
            raise Fault(
                FailureKind.ENCODING, str(error), "The next run asks again.", is_transient=True
            ) from error
        except TooLargeError as error:
            raise Fault(
                FailureKind.TOO_LARGE,
                str(error),
                "If it is wanted, hand it in with `claimwatch add`.",
                is_transient=False,
            ) from error


@asynccontextmanager
async def open_live_fetcher(
    policy: FetchPolicy, *, now: Callable[[], datetime], resolver: Resolver = system_resolver
) -> AsyncIterator[LiveFetcher]:
    """Open the live fetcher for one run, robots.txt obeyed."""
    wire = Wire(policy, now, resolver)
    fetcher = LiveFetcher(policy, now, wire)
    fetcher.robots = Robots(fetcher.fetch, fetcher.manners.set_crawl_delay)
    try:
        yield fetcher
    finally:
        await wire.close()


def _wait_before_retry(error: Exception) -> bool | float:
    """Tell stamina whether to try again, and after how many seconds where the server says so."""
    if not isinstance(error, Fault) or not error.is_transient:
        return False
    return True if error.retry_after is None else error.retry_after


def _header(exchange: Exchange, name: str) -> str:
    return next((value for key, value in exchange.headers if key.lower() == name.lower()), "")


def _redirect(problem: str) -> Fault:
    action = "Open the address in a browser; if it has moved, correct the source's description."
    return Fault(FailureKind.REDIRECT, problem, action, is_transient=False)
