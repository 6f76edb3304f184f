"""`claimwatch sources`: the catalogue with each source's health, and asking the lists now."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from flows.catalogue import load_catalogue
from flows.clock import utc_now
from flows.discover import discover
from flows.errors import ExitCode
from flows.exports.formats import Format, write_rows
from flows.http.live import open_live_fetcher
from flows.run.fetching import make_policy
from flows.run.setup import load_setup
from warehouse import show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from flows.catalogue import Source
    from flows.discover import Discovery
    from flows.paths import Places
    from flows.run.setup import Setup

_HEALTH = (
    "status", "last_success_at", "last_new_document_at", "last_published_on", "is_stale", "message",
    "next_action",
)  # fmt: skip
_CATALOGUE = ("source_id", "publisher", "language", "tier")


def list_sources(places: Places, ids: tuple[str, ...], form: Format) -> None:
    """List the sources as the catalogue describes them, with what the last runs said."""
    catalogue = load_catalogue(places.config_files("sources"))
    told = show(places.published, "show/sources") if places.published.exists() else ()
    known = {row["source_id"]: row for row in told}
    rows = [_row(source, known.get(source.source_id, {})) for source in catalogue.pick(ids)]
    write_rows((*_CATALOGUE, *_HEALTH), rows, form, sys.stdout)


def check_sources(places: Places, ids: tuple[str, ...], form: Format) -> ExitCode:
    """Ask each source's lists now; writes nothing anywhere."""
    setup = load_setup(places)
    checked = asyncio.run(_check(setup, setup.catalogue.pick(ids)))
    columns = ("source_id", "links", "answered", "problems")
    rows = [
        (one.source.source_id, len(one.links), one.answered, [str(problem) for problem in one.problems])
        for one in checked
    ]
    write_rows(columns, rows, form, sys.stdout)
    failed = sum(one.is_failed for one in checked)
    if failed == len(checked):
        return ExitCode.NOTHING
    return ExitCode.PARTLY if failed or any(one.problems for one in checked) else ExitCode.DONE


async def _check(setup: Setup, sources: tuple[Source, ...]) -> list[Discovery]:
    today = utc_now().date()
    async with open_live_fetcher(make_policy(setup), now=utc_now) as fetcher:
        return await asyncio.gather(
            *(discover(source, fetcher, walls=setup.walls, today=today) for source in sources)
        )


def _row(source: Source, health: Mapping[str, Any]) -> tuple[Any, ...]:
    described = (source.source_id, source.publisher, source.language, source.tier.value)
    return (*described, *(health.get(name) for name in _HEALTH))
