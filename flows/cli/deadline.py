"""The end of a question that hears nothing.

DuckDB looks for an interruption between chunks of rows, and one cell of one row can take days.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from flows.cli.session import say
from flows.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End the whole process where what is done inside takes longer; it must leave nothing half done."""
    timer = Timer(seconds, _end, [seconds])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(seconds: float) -> None:
    sys.stdout.flush()
    say(
        f"claimwatch: the query did not end within {seconds:g} seconds and hears no interruption. Ask for less: "
        "one of its values takes too long."
    )
    os._exit(int(ExitCode.NOTHING))
