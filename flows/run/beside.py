"""Files of the warehouse that lie beside it for a while."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def named(path: Path, ending: str) -> Path:
    """`warehouse.duckdb.rebuilding` for `rebuilding`."""
    return path.with_name(f"{path.name}.{ending}")


def remove(path: Path) -> None:
    """Remove a DuckDB file with its log, if they are there."""
    for one in (path, named(path, "wal")):
        with suppress(FileNotFoundError):
            one.unlink()


def sweep(path: Path) -> None:
    """Remove what a rebuild left that was killed, half made or whole; the run's lock says that none is at work."""
    for left in path.parent.glob(f"{path.name}.rebuilding*"):
        with suppress(FileNotFoundError):
            left.unlink()
