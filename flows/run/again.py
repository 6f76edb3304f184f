"""The warehouse made anew from the archive."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from flows.archive.holdings import warc_files
from flows.clock import utc_now
from flows.errors import ClaimwatchError, from_os_error
from flows.locks import Holder, hold
from flows.logs import log
from flows.run.beside import named, remove, sweep
from flows.run.execute import Anew, plainly, run_line
from flows.run.job import Job
from flows.run.setup import load_setup
from warehouse import RunKind, WarehouseBrokenError, WarehouseNewerError, open_warehouse

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from flows.paths import Places
    from flows.run.job import RunReport, Steps
    from flows.run.loading import BatchReader


async def rebuild(
    places: Places, *, is_forced: bool = False, steps: Steps = plainly, reader: BatchReader | None = None
) -> RunReport:
    """Make the warehouse anew beside the present one, and put it in its place when it is whole.

    Mails nothing. A present one that can be opened hands over what the archive does not know; one that cannot
    is kept beside as `.broken`. ClaimwatchError where the archive lacks what the present one has taken in, or
    holds nothing and no present one says that this is all, unless `is_forced`.
    """
    setup = load_setup(places)
    if not (is_forced or places.warehouse.exists()):
        _refuse_nothing(places)
    started = utc_now()
    job = Job(kind=RunKind.REBUILD, is_offline=True, sends_alerts=False)
    beside = named(places.warehouse, "rebuilding")
    with hold(places.run_lock, Holder(os.getpid(), "a rebuild", started.isoformat(timespec="seconds"))):
        sweep(places.warehouse)
        former = _former(places.warehouse, started)
        if former is None and not is_forced:
            _refuse_nothing(places)
        anew = Anew(beside, former, is_forced)
        try:
            report = await run_line(job, setup, steps, utc_now, anew=anew, reader=reader)
        except BaseException:
            remove(beside)
            raise
        if former is None:
            _set_aside(places.warehouse)
        _put_in_place(beside, places.warehouse)
    return report


def _refuse_nothing(places: Places) -> None:
    """An archive that is not mounted, or a mistyped data folder, is not an empty one."""
    if not warc_files(places.archive):
        raise ClaimwatchError(
            "there is no archive to make a warehouse of",
            subject=str(places.archive),
            action="Name the data folder with --data, mount or restore the archive, or begin with an empty "
            "warehouse by `claimwatch rebuild --force`.",
        )


def _former(path: Path, now: datetime) -> Path | None:
    """Bring the present warehouse up to date, so that it can hand over; None if it cannot be opened."""
    if not path.exists():
        return None
    try:
        with open_warehouse(path, now=now):
            # closed again, it has no log beside it
            return path
    except (WarehouseBrokenError, WarehouseNewerError) as error:
        # what to do about it is being done
        log.warning(
            "the present warehouse hands nothing over: earlier runs, owed mails, ended differences",
            why=f"{path}: {error.message}",
        )
        return None


def _set_aside(path: Path) -> None:
    """Keep what cannot be opened under another name too, and take its log away from the new one's name."""
    with suppress(FileNotFoundError):
        named(path, "wal").replace(named(path, "wal.broken"))
    with suppress(FileNotFoundError):
        named(path, "broken").unlink()
    with suppress(FileNotFoundError):
        # a second name, not another: whoever is killed here leaves a warehouse, if a broken one
        try:
            named(path, "broken").hardlink_to(path)
        except OSError:
            # a file system without links
            shutil.copyfile(path, named(path, "broken"))


def _put_in_place(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error
