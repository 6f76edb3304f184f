"""The process that is killed: one whole run, and where in it the signal falls.

`Where("time")` leaves it to the parent to send the signal at some instant. The other places arm it here, for
the `nth` time that the run comes there; with `delay`, seconds later, from another thread: DuckDB works
without Python's lock, and so is hit in the middle of what it does then.
"""

from __future__ import annotations

import asyncio
import linecache
import os
import signal
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.archive import store
from flows.logs import configure_logs
from flows.mail import post
from flows.run import execute
from flows.run.again import rebuild
from flows.run.job import Job
from tests.scale.archives import CHECKOUT
from warehouse import RunKind, publishing, statements

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from flows.paths import Places


BEGUN = "begun"
_OUR_PARTS = ("flows", "warehouse", "parsers")


@dataclass(frozen=True)
class Where:
    """`place` is one of PLACES."""

    place: str
    nth: int = 1
    delay: float = 0.0


# what is patched, how often a run of the test's size comes there, and how long what follows takes, in seconds
PLACES: dict[str, tuple[int, float]] = {
    "archive": (30, 0.0),  # in the middle of a WARC record
    "statement": (200, 0.01),  # in a transaction
    "commit": (2, 0.02),  # from a transaction's last statement on: COMMIT, and what follows
    "publish": (2, 0.15),  # while the copy is written and committed
    "checkpoint": (2, 0.02),  # while the copy is checkpointed
    "remembered": (2, 0.0),  # the warehouse knows of a copy that has no name yet
    "rename": (4, 0.0),  # before the renaming, or after it
    "accepted": (2, 0.0),  # a server has taken the mail, and nothing here says so yet
    "recorded": (2, 0.0),  # the ledger says so, and the warehouse does not
    "close": (1, 0.1),  # while the warehouse is closed and checkpointed, and the archive's index written
}


def run_once(places: Places, archive: Path | None, where: Where, told: Connection | None = None) -> None:
    """Do one run, or without an archive a rebuild; `told` hears that it has begun, and where the trap sprang."""
    # a run's words are nobody's here
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as this process lives
    configure_logs()
    _arm(where, told)
    if told:
        told.send(BEGUN)
    if archive is None:
        asyncio.run(rebuild(places))
    else:
        asyncio.run(execute.execute(Job(RunKind.REPLAY, replay=(archive,)), places))


# places of which one function is the end
_ENDS: dict[str, tuple[Any, str]] = {
    "remembered": (publishing, "_remember"),
    "rename": (publishing, "_sync"),
    "recorded": (post, "record_delivery"),
}


def _arm(where: Where, told: Connection | None) -> None:
    trap = _Trap(where, told)
    if where.place in _ENDS:
        _after(*_ENDS[where.place], trap)
    match where.place:
        case "archive":
            _halve_writes(trap)
        case "statement":
            _before(statements, "run", trap)
        case "commit":
            _before(statements, "run", trap, only="show/unmatched_decisions")
        case "publish":
            _before(publishing, "_attached", trap)
        case "checkpoint":
            _checkpoint(trap)
        case "accepted":
            _before(post, "record_delivery", trap)
        case "close":
            _close(trap)


class _Trap:
    """Springs when it is stepped on for the nth time."""

    def __init__(self, where: Where, told: Connection | None) -> None:
        self._left = where.nth
        self._delay = where.delay
        self._told = told

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
        if self._told:
            self._told.send(_at_work())
        os.kill(os.getpid(), signal.SIGKILL)


def _at_work() -> str:
    """Say what of our own code runs at this moment, in whichever thread: which statement, or which line."""
    for frame in sys._current_frames().values():
        for inner, line in traceback.walk_stack(frame):
            path = Path(inner.f_code.co_filename)
            if path == Path(statements.__file__):
                return f"in a statement of {inner.f_locals.get('name', '').split('/')[0]}"
            if path.is_relative_to(CHECKOUT) and path.relative_to(CHECKOUT).parts[0] in _OUR_PARTS:
                return f"{path.name}: {linecache.getline(str(path), line).strip()}"
    return "between two steps"


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


class _Stepping:
    """A connection that steps on the trap before it checkpoints."""

    def __init__(self, connection: Any, trap: _Trap) -> None:
        self._connection = connection
        self._trap = trap

    def execute(self, sql: str) -> Any:
        """Run one statement."""
        if sql.startswith("CHECKPOINT"):
            self._trap.step()
        return self._connection.execute(sql)


def _checkpoint(trap: _Trap) -> None:
    real = publishing._attached

    def trapped(connection: Any, *given: Any) -> Any:
        return real(_Stepping(connection, trap), *given)  # type: ignore[arg-type]

    publishing._attached = trapped


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
