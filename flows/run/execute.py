"""The line itself, from sources to mails, without Prefect: `steps` says how each step is run.

    discover, fetch, archive (all sources at once) -> parse -> load, resolve, compare (one transaction)
    -> publish -> alert

Archive first: what a killed run had archived and not yet loaded, the next run finds there and loads.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from flows.archive.store import open_archive
from flows.clock import refuse_the_past, utc_now
from flows.discover import Habit
from flows.errors import ClaimwatchError
from flows.locks import Holder, hold
from flows.logs import log
from flows.mail.ledger import read_ledger
from flows.mail.maintenance import send_maintenance
from flows.mail.post import send_owed
from flows.mail.words import counted
from flows.progress import begin
from flows.run.beside import sweep
from flows.run.fetching import Fetched, Held, fetch_sources
from flows.run.inbox import empty_folders, take_in
from flows.run.job import Deliveries, RunReport
from flows.run.loading import Loading, Told
from flows.run.setup import load_setup
from warehouse import Failure, Run, RunKind, carry_over, open_warehouse, publish, publish_outbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import TypeVar

    from flows.archive.store import Archive
    from flows.paths import Places
    from flows.run.job import Job, Steps
    from flows.run.loading import BatchReader
    from flows.run.setup import Setup
    from warehouse import Rows, Warehouse

    T = TypeVar("T")


async def plainly(name: str, work: Callable[[], Awaitable[T]]) -> T:
    """Run one step as it is."""
    log.debug("step", name=name)
    return await work()


async def execute(
    job: Job, places: Places, *, steps: Steps = plainly, reader: BatchReader | None = None
) -> RunReport:
    """Do one run in a data folder. BusyError, ConfigurationError, WarehouseError, WriteError end it."""
    setup = load_setup(places)
    started = utc_now()
    holder = Holder(os.getpid(), f"a run ({job.kind})", started.isoformat(timespec="seconds"))
    with hold(places.run_lock, holder):
        sweep(places.warehouse)
        return await run_line(job, setup, steps, utc_now, reader=reader)


@dataclass(frozen=True, slots=True)
class Anew:
    """A warehouse to be made beside the present one. `former`: the present one, None if it cannot be read.

    What the archive does not know is taken over from it: runs, the outbox, differences that ended, forwarded
    ids. Captures of which it has told nothing yet are left to the next run, which mails about them. `is_forced`: also
    where the archive lacks captures that the present one has taken in, whose claims are lost then.
    """

    file: Path
    former: Path | None
    is_forced: bool = False


async def run_line(
    job: Job,
    setup: Setup,
    steps: Steps,
    now: Callable[[], datetime],
    *,
    anew: Anew | None = None,
    reader: BatchReader | None = None,
) -> RunReport:
    """Do one run; whoever calls holds the run's lock. Its clock must not stand before the last run's."""
    started = now()
    refuse_the_past(started, None, setup.places)
    run_id = f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    run = Run(run_id, job.kind, started, setup.parser_version)
    with (
        open_archive(setup.places.archive, run_id=run_id, now=now, walls=setup.walls) as archive,
        open_warehouse(anew.file if anew else setup.places.warehouse, now=started) as warehouse,
    ):
        known = carry_over(warehouse, anew.former) if anew and anew.former else None
        if known and anew and not anew.is_forced:
            _refuse_holes(known.taken - archive.holdings.record_ids(), setup.places)
        refuse_the_past(started, warehouse.last_run_at(), setup.places)
        warehouse.replay_deliveries(read_ledger(setup.places.deliveries))
        only = known.told if known else None
        loading = Loading(job, setup, steps, now, run, warehouse, only, reader)
        return await _Line(job, setup, steps, now, run, archive, warehouse, loading).run_all()


def _refuse_holes(missing: frozenset[str], places: Places) -> None:
    """An archive that is not mounted, or has lost files, must not empty the warehouse."""
    if missing:
        raise ClaimwatchError(
            f"{counted(len(missing), 'capture')} that the warehouse has taken in cannot be found there",
            subject=str(places.archive),
            action="Mount or restore the archive (`claimwatch verify` names what is gone), or give up what "
            "they held with `claimwatch rebuild --force`.",
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One run over an open archive and an open warehouse."""

    job: Job
    setup: Setup
    steps: Steps
    now: Callable[[], datetime]
    run: Run
    archive: Archive
    warehouse: Warehouse
    loading: Loading

    async def run_all(self) -> RunReport:
        if self.job.kind is RunKind.REPARSE:
            self.warehouse.remember_claims()
        fetched = await self._fetch()
        handed_in = take_in(self.job.saved, self.archive, now=self.now())
        failures = [*(one for source in fetched for one in source.failures), *handed_in, *self._damages()]
        warnings = [one for source in fetched for one in source.warnings]
        outcomes = tuple(one.outcome for one in fetched if one.outcome)
        # from here on the work is done in threads, one at a time, so that Prefect's heartbeats go on;
        # the warehouse must not say that it has read what a power cut could still take from the archive
        self.archive.sync()
        loaded = await self.loading.load(self.archive.holdings, Told(outcomes, tuple(failures + warnings)))
        begin("publish")
        await self.steps("publish", partial(asyncio.to_thread, self._publish))
        failures += loaded.failures
        begin("alert")
        alert = partial(asyncio.to_thread, self._alert, tuple(failures))
        deliveries = await self.steps("alert", alert)
        return RunReport(
            run_id=self.run.run_id,
            job=self.job,
            outcomes=outcomes,
            failures=tuple(failures),
            warnings=tuple(warnings),
            commit=loaded.commit,
            documents_read=loaded.documents,
            captures_left=loaded.left,
            read_otherwise=self._read_otherwise(),
            changes=self._changes(),
            deliveries=deliveries,
        )

    def _read_otherwise(self) -> int:
        (found,) = self.warehouse.show("read_otherwise", {"parser_version": self.run.parser_version})
        return int(found["contents"])

    def _changes(self) -> Rows | None:
        return self.warehouse.changed_claims() if self.job.kind is RunKind.REPARSE else None

    async def _fetch(self) -> tuple[Fetched, ...]:
        """Ask the sources; folders are looked into whenever anything new is wanted, offline too."""
        if self.job.kind is not RunKind.SCHEDULED:
            return await self._ask() if self.job.replay else ()
        folders = empty_folders(
            self.setup.places, self.setup.catalogue.pick(self.job.sources), self.archive, self.now
        )
        taken = tuple(Fetched(one.outcome, one.failures) for one in folders)
        return taken if self.job.is_offline else (*taken, *await self._ask())

    async def _ask(self) -> tuple[Fetched, ...]:
        contents = {row["url"]: row["content_sha256"] for row in self.warehouse.show("last_content")}
        habits = {
            row["source_id"]: Habit(
                row["documents"], row["last_news_on"], row["longest_silence_days"], row["last_seen_on"]
            )
            for row in self.warehouse.show("silences")
        }
        held = Held(contents, habits)
        return await fetch_sources(self.job, self.setup, self.archive, held, steps=self.steps, now=self.now)

    def _damages(self) -> Iterator[Failure]:
        for damage in self.archive.holdings.damages:
            yield Failure(
                "archive", "damage", damage.problem, damage.action, self.now(),
                place=f"{damage.warc_file}, byte {damage.offset}",
            )  # fmt: skip

    def _publish(self) -> None:
        publish(self.warehouse, self.setup.places.published)

    def _alert(self, failures: tuple[Failure, ...]) -> Deliveries:
        if not self.job.sends_alerts:
            return Deliveries()
        deliveries = send_owed(self.warehouse, self.setup, self.now)
        if self.job.kind is RunKind.SCHEDULED and not self.job.is_offline:
            untold = send_maintenance(failures, self.setup, self.run.run_id, self.now())
            deliveries = replace(deliveries, problems=(*deliveries.problems, *untold))
        if deliveries.accepted or deliveries.problems:
            # so that the published outbox says it too
            publish_outbox(self.warehouse, self.setup.places.published)
        return deliveries
