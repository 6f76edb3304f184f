"""How far the work is: one live line on a terminal, nothing elsewhere (the logs' plain lines say it there).

with live_progress():       what shows it: the command line
begin("documents", 4000)    what tells it: the work, wherever it is
advance()
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class Progress(Protocol):
    """Somebody who is told how far the work is."""

    def begin(self, what: str, total: int | None) -> None:
        """Take note that `total` things are to be done now, None if nobody knows how many."""
        ...

    def advance(self, count: int) -> None:
        """Take note that `count` of them are done."""
        ...


class _Silence:
    def begin(self, what: str, total: int | None) -> None:
        pass

    def advance(self, count: int) -> None:
        pass


class _Line:
    """One bar, for what is being done at the moment."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def begin(self, what: str, total: int | None) -> None:
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(what, total=total)

    def advance(self, count: int) -> None:
        if self._task is not None:
            self._bars.advance(self._task, count)


_told: ContextVar[Progress] = ContextVar("progress")
_SILENCE = _Silence()


def begin(what: str, total: int | None = None) -> None:
    """Tell whoever shows progress that another part of the work begins."""
    _told.get(_SILENCE).begin(what, total)


def advance(count: int = 1) -> None:
    """Tell that some more of it is done."""
    _told.get(_SILENCE).advance(count)


@contextmanager
def live_progress(*, is_wanted: bool = True) -> Iterator[None]:
    """Show a live line for the block if stderr is a terminal. What is logged meanwhile stands above it."""
    if not (is_wanted and sys.stderr.isatty()):
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # results go to stdout as they are: only the words on stderr are led around the line
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bars:
        token = _told.set(_Line(bars))
        try:
            yield
        finally:
            _told.reset(token)
