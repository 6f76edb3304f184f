"""A good guest: one request a host at a time, a pause between two, a budget, and waiting when asked to."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from flows.http.faults import Fault
from flows.http.values import FailureKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from flows.http.policy import FetchPolicy

# unreachable twice after all retries: the rest of a host's documents would only cost a deadline each
_GIVE_UP_AFTER = 2
_UNREACHABLE = (FailureKind.NAME, FailureKind.CONNECT, FailureKind.TIMEOUT, FailureKind.TLS)


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0
    crawl_delay: float = 0
    unreachable: int = 0
    closed: str = ""


class Manners:
    """Decides when a host may be asked, and whether at all any more in this run."""

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._hosts: dict[str, _Host] = {}
        self._slots = asyncio.Semaphore(policy.hosts_at_once)
        self.requests = 0

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a host's turn. Fault WAIT or CONNECT for a host that is given up, BUDGET."""
        state = self._state(host)
        async with state.lock:
            self._check(state)
            loop = asyncio.get_running_loop()
            await asyncio.sleep(max(0.0, state.free_at - loop.time()))
            async with self._slots:
                self.requests += 1
                try:
                    yield
                finally:
                    pause = max(self._policy.pause, min(state.crawl_delay, self._policy.max_wait))
                    state.free_at = loop.time() + pause

    def set_crawl_delay(self, host: str, seconds: float) -> None:
        """Take the pause that robots.txt asks for."""
        self._state(host).crawl_delay = seconds

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long; for the rest of the run if that is longer than may be waited."""
        state = self._state(host)
        if seconds > self._policy.max_wait:
            state.closed = f"it asked to be left alone for {seconds:.0f} seconds"
        else:
            state.free_at = max(state.free_at, asyncio.get_running_loop().time() + seconds)

    def note_failure(self, host: str, kind: FailureKind) -> None:
        """Count a request that failed for good."""
        state = self._state(host)
        if kind in _UNREACHABLE:
            state.unreachable += 1
            if state.unreachable >= _GIVE_UP_AFTER:
                state.closed = f"it could not be reached {state.unreachable} times in a row"

    def note_answer(self, host: str) -> None:
        """Count a request that was answered."""
        self._state(host).unreachable = 0

    def _state(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())

    def _check(self, state: _Host) -> None:
        if state.closed:
            message = f"the host is not asked again in this run: {state.closed}"
            raise Fault(FailureKind.WAIT, message, "The next run asks again.", is_transient=False)
        if self.requests >= self._policy.requests_per_run:
            raise Fault(
                FailureKind.BUDGET,
                f"the run's budget of {self._policy.requests_per_run} requests is used up",
                "The next run goes on; raise `fetch.requests_per_run` if this happens often.",
                is_transient=False,
            )


def retry_after(value: str, now: datetime) -> float | None:
    """Read Retry-After, seconds or a date (RFC 9110, 10.2.3): the seconds to wait, None if it is neither."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())
