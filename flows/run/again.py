"""From the archive again: the warehouse made anew, and the evidence checked."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from flows.archive.errors import ArchiveError
from flows.archive.holdings import Holdings, warc_files
from flows.archive.scan import scan_file
from flows.clock import utc_now
from flows.locks import Holder, hold
from flows.run.execute import plainly, run_line
from flows.run.job import Job
from flows.run.setup import load_setup
from flows.settings import load_pipeline
from flows.walls import load_walls
from warehouse import RunKind, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from flows.paths import Places
    from flows.run.job import RunReport

Fault = tuple[str, str, str, str]

_REPARSE = "Run `claimwatch reparse`."
_RESTORE = "Restore the archive's file from a copy."


async def rebuild(places: Places) -> RunReport:
    """Make the warehouse anew beside the present one, and put it in its place when it is whole."""
    setup = load_setup(places)
    started = utc_now()
    job = Job(kind=RunKind.REBUILD, is_offline=True, sends_alerts=False)
    beside = places.warehouse.with_name(f"{places.warehouse.name}.rebuilding")
    with hold(places.run_lock, Holder(os.getpid(), "a rebuild", started.isoformat(timespec="seconds"))):
        # what an earlier rebuild left when it was killed
        _remove(beside)
        report = await run_line(job, setup, plainly, utc_now, warehouse_file=beside)
        _remove(places.warehouse.with_name(f"{places.warehouse.name}.wal"))
        beside.replace(places.warehouse)
    return report


def verify(places: Places) -> tuple[list[Fault], int]:
    """Check archive and quotes: what is wrong, as (what, where, problem, action), and how much was read.

    The files themselves are read, whatever their indexes say.
    """
    load_pipeline(places)
    walls = load_walls(places.config_file("walls.toml"))
    holdings = Holdings(places.archive)
    for path in warc_files(places.archive):
        holdings.add_scan(scan_file(path, walls))
    faults: list[Fault] = [
        ("archive", f"{one.warc_file}, byte {one.offset}", one.problem, one.action)
        for one in holdings.damages
    ]
    held: set[str] = set()
    for entry in holdings.documents():
        held.add(entry.place.record_id)
        try:
            holdings.read(entry)
        except ArchiveError as error:
            faults.append(("archive", f"{error.subject}, {error.place}", error.problem, error.action))
    return faults + _check_rows(places, held), len(held)


def _check_rows(places: Places, held: set[str]) -> list[Fault]:
    if not places.warehouse.exists():
        return []
    now = utc_now()
    with (
        hold(places.run_lock, Holder(os.getpid(), "a check", now.isoformat(timespec="seconds"))),
        open_warehouse(places.warehouse, now=now) as warehouse,
    ):
        quotes = [
            (
                "quote",
                f"claim {row['claim_id']}",
                "its quote is not where the row says",
                "Run `claimwatch reparse`.",
            )
            for row in warehouse.broken_quotes()
        ]
        captures = [
            (
                "evidence",
                row["url"],
                f"record {row['record_id']} is not in the archive",
                "Restore the file from a copy.",
            )
            for row in warehouse.show("captured")
            if row["record_id"] not in held
        ]
    return quotes + captures


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}.wal")):
        with suppress(FileNotFoundError):
            one.unlink()
