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
from flows.clock import utc_now
from flows.locks import Holder, hold
from flows.logs import log
from flows.mail.ledger import read_ledger
from flows.mail.maintenance import send_maintenance
from flows.mail.post import send_owed
from flows.run.fetching import Fetched, fetch_sources
from flows.run.inbox import empty_folders, take_in
from flows.run.job import Deliveries, RunReport
from flows.run.reading import ReadBatch, capture_facts, read_batch
from flows.run.setup import load_setup
from warehouse import Batch, CaptureFacts, Commit, Failure, Run, RunKind, open_warehouse, publish

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import TypeVar

    from flows.archive.store import Archive
    from flows.archive.values import Entry
    from flows.paths import Places
    from flows.run.job import Job, Steps
    from flows.run.setup import Setup
    from warehouse import Warehouse

    T = TypeVar("T")


async def plainly(name: str, work: Callable[[], Awaitable[T]]) -> T:
    """Run one step as it is."""
    log.debug("step", name=name)
    return await work()


async def execute(job: Job, places: Places, *, steps: Steps = plainly) -> RunReport:
    """Do one run in a data folder. BusyError, ConfigurationError, WarehouseError, WriteError end it."""
    setup = load_setup(places)
    started = utc_now()
    holder = Holder(os.getpid(), f"a run ({job.kind})", started.isoformat(timespec="seconds"))
    with hold(places.run_lock, holder):
        return await run_line(job, setup, steps, utc_now)


async def run_line(
    job: Job, setup: Setup, steps: Steps, now: Callable[[], datetime], *, warehouse_file: Path | None = None
) -> RunReport:
    """Do one run; whoever calls holds the run's lock. `warehouse_file`: another than the present one."""
    started = now()
    run_id = f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    run = Run(run_id, job.kind, started, setup.parser_version)
    with (
        open_archive(setup.places.archive, run_id=run_id, now=now, walls=setup.walls) as archive,
        open_warehouse(warehouse_file or setup.places.warehouse, now=started) as warehouse,
    ):
        warehouse.replay_deliveries(read_ledger(setup.places.deliveries))
        return await _Line(job, setup, steps, now, run, archive, warehouse).run_all()


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the batches of a run have given so far."""

    commit: Commit
    failures: tuple[Failure, ...]
    documents: int

    def after(self, before: _Loaded | None) -> _Loaded:
        """Add up: what grew is summed, what is a state now is the latest."""
        if before is None:
            return self
        grown = (
            "documents_new",
            "versions_new",
            "claims_new",
            "claims_closed",
            "differences_new",
            "mails_queued",
        )
        sums = {name: getattr(before.commit, name) + getattr(self.commit, name) for name in grown}
        return _Loaded(
            replace(self.commit, **sums, is_first_run=before.commit.is_first_run),
            (*before.failures, *self.failures),
            before.documents + self.documents,
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

    async def run_all(self) -> RunReport:
        fetched = await self._fetch()
        handed_in = take_in(self.job.saved, self.archive, now=self.now())
        failures = [*(one for source in fetched for one in source.failures), *handed_in, *self._damages()]
        warnings = [one for source in fetched for one in source.warnings]
        # from here on the work is done in threads, one at a time, so that Prefect's heartbeats go on;
        # the warehouse must not say that it has read what a power cut could still take from the archive
        self.archive.sync()
        loaded = await self._load(fetched, tuple(failures + warnings))
        await self.steps("publish", partial(asyncio.to_thread, self._publish))
        failures += loaded.failures
        alert = partial(asyncio.to_thread, self._alert, tuple(failures))
        deliveries = await self.steps("alert", alert)
        return RunReport(
            run_id=self.run.run_id,
            job=self.job,
            outcomes=tuple(one.outcome for one in fetched if one.outcome),
            failures=tuple(failures),
            warnings=tuple(warnings),
            commit=loaded.commit,
            documents_read=loaded.documents,
            deliveries=deliveries,
        )

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
        known = {row["url"]: row["content_sha256"] for row in self.warehouse.show("last_content")}
        return await fetch_sources(self.job, self.setup, self.archive, known, steps=self.steps, now=self.now)

    def _damages(self) -> Iterator[Failure]:
        for damage in self.archive.holdings.damages:
            yield Failure(
                "archive", "damage", damage.problem, damage.action, self.now(),
                place=f"{damage.warc_file}, byte {damage.offset}",
            )  # fmt: skip

    async def _load(self, fetched: tuple[Fetched, ...], failures: tuple[Failure, ...]) -> _Loaded:
        """Read what the warehouse does not know, in batches; each is committed before the next is read."""
        unread, seen = self._sort_captures()
        size = self.setup.pipeline.parse.batch_size
        batches = [unread[start : start + size] for start in range(0, len(unread), size)] or [()]
        loaded: _Loaded | None = None
        for number, entries in enumerate(batches, 1):
            is_last = number == len(batches)
            read = await self.steps(f"parse {number}", partial(asyncio.to_thread, self._read, entries))
            batch = Batch(
                run=self.run,
                documents=read.documents,
                sightings=(*read.unreadable, *(seen if is_last else ())),
                sources=self.setup.sources,
                outcomes=tuple(one.outcome for one in fetched if one.outcome) if is_last else (),
                failures=(*read.failures, *(failures if is_last else ())),
                baselines=self.setup.baselines,
                decisions=self.setup.decisions,
                rates=self.setup.rates,
                actors=self.setup.actors,
                recipients=self.setup.recipients,
                enqueue=self.job.sends_alerts,
                is_last=is_last,
            )
            commit = await self.steps(
                f"load {number}", partial(asyncio.to_thread, self.warehouse.commit, batch)
            )
            loaded = _Loaded(commit, read.failures, len(read.documents)).after(loaded)
            log.info("loaded", documents=len(read.documents), claims=commit.claims_new, thefts=commit.thefts)
        if loaded is None:
            raise AssertionError("there is always one batch, if an empty one")
        return loaded

    def _sort_captures(self) -> tuple[tuple[Entry, ...], tuple[CaptureFacts, ...]]:
        """Part the captures that the warehouse has not taken in: new texts, and texts seen again."""
        taken = list(self.warehouse.show("captured"))
        captured = {row["record_id"] for row in taken}
        contents = {(row["url"], row["content_sha256"]) for row in taken}
        if self.job.kind is RunKind.REPARSE:
            captured, contents = set(), set()
        unread: list[Entry] = []
        seen: list[CaptureFacts] = []
        for entry in self.archive.holdings.documents():
            if entry.place.record_id in captured:
                continue
            content = (entry.url, entry.content_sha256)
            if content in contents:
                seen.append(capture_facts(entry))
            else:
                contents.add(content)
                unread.append(entry)
        return tuple(unread), tuple(seen)

    def _read(self, entries: tuple[Entry, ...]) -> ReadBatch:
        return read_batch(
            entries,
            self.archive.holdings,
            self.setup.catalogue.sources,
            self.setup.lexicon,
            now=self.now(),
        )

    def _publish(self) -> None:
        publish(self.warehouse, self.setup.places.published)

    def _alert(self, failures: tuple[Failure, ...]) -> Deliveries:
        if not self.job.sends_alerts:
            return Deliveries()
        deliveries = send_owed(self.warehouse, self.setup, self.now)
        if self.job.kind is RunKind.SCHEDULED and not self.job.is_offline:
            untold = send_maintenance(failures, self.setup, self.run.run_id, self.now())
            deliveries = replace(deliveries, problems=(*deliveries.problems, *untold))
        if deliveries.accepted:
            # so that the published outbox says it too
            self._publish()
        return deliveries
