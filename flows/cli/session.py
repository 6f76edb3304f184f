"""What the global options say, kept for the command that follows them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from flows.paths import Places, find_places

if TYPE_CHECKING:
    from pathlib import Path

    import typer


@dataclass
class Session:
    """The global options. `debug`: show the traceback of a failure."""

    config: Path | None = None
    data: Path | None = None
    debug: bool = False

    @cached_property
    def places(self) -> Places:
        """The folders in force."""
        return find_places(self.config, self.data, os.environ)


def session_of(context: typer.Context) -> Session:
    """Get the session that `main` put into the context."""
    return cast("Session", context.obj)


def say(line: str) -> None:
    """Write a line for people; results alone go to stdout."""
    sys.stderr.write(line + "\n")
