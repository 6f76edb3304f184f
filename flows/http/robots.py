"""robots.txt, by RFC 9309: read once a host and run, obeyed before every request."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego

from flows.http.faults import Fault
from flows.http.guard import host_of
from flows.http.values import FailureKind, Purpose, Request, Response

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from flows.http.values import FetchFailure

_AGENT = "claimwatch"
# RFC 9309, 2.5: at least this much must be read; the rest may be ignored
_LARGEST = 512 * 2**10
_OK = range(200, 300)
_REFUSED = range(400, 500)


class Robots:
    """Knows what each host allows. `fetch`: asks for a robots.txt; an archiving fetcher puts itself there."""

    def __init__(
        self,
        fetch: Callable[[Request], Awaitable[Response | FetchFailure]],
        set_crawl_delay: Callable[[str, float], None],
    ) -> None:
        self.fetch = fetch
        self._set_crawl_delay = set_crawl_delay
        self._rules: dict[str, asyncio.Task[Protego | Fault]] = {}

    async def check(self, url: str, request: Request) -> None:
        """Raise Fault ROBOTS where the host's robots.txt forbids the address, or could not be had."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._rules:
            self._rules[root] = asyncio.create_task(self._load(root, request))
        rules = await asyncio.shield(self._rules[root])
        if isinstance(rules, Fault):
            raise rules
        if not rules.can_fetch(url, _AGENT):
            raise Fault(
                FailureKind.ROBOTS,
                f"{root}/robots.txt forbids {parts.path}",
                "Programs are not wanted there: save the page yourself and hand it in with `claimwatch add`.",
                is_transient=False,
            )

    async def _load(self, root: str, request: Request) -> Protego | Fault:
        answer = await self.fetch(
            Request(f"{root}/robots.txt", request.source_id, Purpose.ROBOTS, request.hosts)
        )
        if isinstance(answer, Response) and answer.status in _OK:
            rules = Protego.parse(answer.content[:_LARGEST].decode("utf-8-sig", "replace"))
            if delay := rules.crawl_delay(_AGENT):
                self._set_crawl_delay(host_of(root), float(delay))
            return rules
        is_refused = isinstance(answer, Response) and answer.status in _REFUSED
        if is_refused and answer.status != HTTPStatus.TOO_MANY_REQUESTS:
            return Protego.parse("")
        if isinstance(answer, Response):
            # a server that cannot, or not now, answer for its robots.txt has to be taken as saying no
            said = f"{root}/robots.txt could not be read (status {answer.status})"
            return Fault(FailureKind.ROBOTS, said, "The next run asks again.", is_transient=True)
        # it is the host, not its robots.txt, that cannot be had
        return Fault(answer.kind, answer.message, answer.action, is_transient=answer.is_transient)
