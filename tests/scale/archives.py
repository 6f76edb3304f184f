"""The invented world written down as archives, with the writer that a run uses."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flows.archive import Facts, open_archive
from flows.walls import load_walls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.scale.world import Page

CHECKOUT = Path(__file__).parents[2]
_FILE = 5_000


def write_archive(folder: Path, pages: Iterable[Page], *, run_id: str = "scale") -> int:
    """Put pages into an archive, some thousand a file; gives how many captures that were."""
    walls = load_walls(CHECKOUT / "config" / "walls.toml")
    clock = _Clock()
    written = 0
    waiting = iter(pages)
    page = next(waiting, None)
    while page is not None:
        clock.day = page.seen_on
        with open_archive(folder, run_id=f"{run_id}-{written:06}", now=clock, walls=walls) as archive:
            for _ in range(_FILE):
                clock.day = page.seen_on
                facts = Facts(
                    publishers=(page.publisher,), published_on=page.published_on, content_type="text/html"
                )
                archive.take_in(page.url, page.html, facts)
                written += 1
                if (page := next(waiting, None)) is None:
                    break
    return written


class _Clock:
    """A clock that the pages set; it never stands still, so that captures have an order."""

    def __init__(self) -> None:
        self._last = datetime(2019, 1, 1, tzinfo=UTC)
        self.day = self._last.date()

    def __call__(self) -> datetime:
        noon = datetime.combine(self.day, time(12), UTC)
        self._last = max(noon, self._last + timedelta(milliseconds=1))
        return self._last
