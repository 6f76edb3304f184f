"""The process that is killed: one whole run, and where in it the signal falls.

`Where("time")` leaves it to the parent to send the signal at some instant. The other places arm it here, for
the `nth` time that the run comes there; with `delay`, seconds later, from another thread: DuckDB works
without Python's lock, and so is hit in the middle of what it does then.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.archive import store
from flows.logs import configure_logs
from flows.mail import post
from flows.run import execute
from flows.run.again import rebuild
from flows.run.job import Job
from warehouse import RunKind, publishing, statements

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from flows.paths import Places


@dataclass(frozen=True)
class Where:
    """`place` is one of PLACES."""

    place: str
    nth: int = 1
    delay: float = 0.0


# what is patched, how often a run of the test's size comes there, and how long what follows takes, in seconds
PLACES: dict[str, tuple[int, float]] = {
    "archive": (30, 0.0),  # in the middle of a WARC record
    "statement": (250, 0.01),  # in a transaction
    "commit": (2, 0.05),  # from a transaction's last statement on: COMMIT, and what follows
    "publish": (2, 0.15),  # while the copy is written, committed and checkpointed
    "rename": (2, 0.0),  # before the renaming, or after it
    "accepted": (2, 0.0),  # a server has taken the mail, and nothing here says so yet
    "recorded": (2, 0.0),  # the ledger says so, and the warehouse does not
    "close": (1, 0.1),  # while the warehouse is closed and checkpointed, and the archive's index written
}


def run_once(places: Places, archive: Path | None, where: Where, told: Connection | None = None) -> None:
    """Do one run, or without an archive a rebuild; `told` hears that it has begun."""
    # a run's words are nobody's here
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as this process lives
    configure_logs()
    _arm(where)
    if told:
        told.send("begun")
    if archive is None:
        asyncio.run(rebuild(places))
    else:
        asyncio.run(execute.execute(Job(RunKind.REPLAY, replay=(archive,)), places))


def _arm(where: Where) -> None:
    trap = _Trap(where)
    match where.place:
        case "archive":
            _halve_writes(trap)
        case "statement":
            _before(statements, "run", trap)
        case "commit":
            _before(statements, "run", trap, only="show/counts")
        case "publish":
            _before(publishing, "_copy", trap)
        case "rename":
            _after(publishing, "_sync", trap)
        case "accepted":
            _before(post, "record_delivery", trap)
        case "recorded":
            _after(post, "record_delivery", trap)
        case "close":
            _close(trap)


class _Trap:
    """Springs when it is stepped on for the nth time."""

    def __init__(self, where: Where) -> None:
        self._left = where.nth
        self._delay = where.delay

    def step(self) -> None:
        self._left -= 1
        if self._left:
            return
        if self._delay:
            threading.Thread(target=self._spring, daemon=True).start()
        else:
            self._spring()

    def _spring(self) -> None:
        time.sleep(self._delay)
        os.kill(os.getpid(), signal.SIGKILL)


def _before(module: Any, name: str, trap: _Trap, only: str = "") -> None:
    real = getattr(module, name)

    def trapped(*given: Any, **more: Any) -> Any:
        if not only or only in given:
            trap.step()
        return real(*given, **more)

    setattr(module, name, trapped)


def _after(module: Any, name: str, trap: _Trap) -> None:
    real = getattr(module, name)

    def trapped(*given: Any, **more: Any) -> Any:
        result = real(*given, **more)
        trap.step()
        return result

    setattr(module, name, trapped)


def _close(trap: _Trap) -> None:
    real = execute._Line.run_all

    async def trapped(line: Any) -> Any:
        report = await real(line)
        trap.step()
        return report

    execute._Line.run_all = trapped  # type: ignore[method-assign]


def _halve_writes(trap: _Trap) -> None:
    """Write the first half of a record, and then perhaps no more."""
    real = store._write_whole

    def trapped(stream: Any, data: bytes) -> None:
        real(stream, data[: len(data) // 2])
        trap.step()
        real(stream, data[len(data) // 2 :])

    store._write_whole = trapped
