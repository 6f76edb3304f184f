"""What the archive holds into the warehouse: read in batches, committed as they come.

Reading may be spread over other processes (`BatchReader`); the warehouse has one writer, which takes the
batches in their order, so that the rows do not depend on who read them.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from flows.logs import log
from flows.progress import begin
from flows.run.reading import ReadBatch, ReadingRules, capture_facts, read_batch
from warehouse import Batch, CaptureFacts, Commit, Failure, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime

    from flows.archive.holdings import Holdings
    from flows.archive.values import Entry, Facts
    from flows.run.job import Job, Steps
    from flows.run.setup import Setup
    from warehouse import SourceOutcome, Warehouse

_GROWN = (
    "documents_new", "versions_new", "claims_new", "claims_closed", "differences_new", "mails_queued",
)  # fmt: skip


class BatchReader(Protocol):
    """Reads batches of captures and gives what they held, in the order of the batches."""

    def __call__(
        self, batches: Sequence[tuple[Entry, ...]], rules: ReadingRules, now: datetime
    ) -> AsyncIterator[ReadBatch]:
        """Give one ReadBatch for each batch."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What a run has to say besides documents: how its sources fared, and what failed before reading."""

    outcomes: tuple[SourceOutcome, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the commits of a run have given. `left`: captures that this run was not to take in."""

    commit: Commit
    failures: tuple[Failure, ...]
    documents: int
    left: int = 0

    def after(self, before: Loaded | None) -> Loaded:
        """Add up: what grew is summed, what is a state now is the latest."""
        if before is None:
            return self
        sums = {name: getattr(before.commit, name) + getattr(self.commit, name) for name in _GROWN}
        return replace(
            self,
            commit=replace(self.commit, **sums, is_first_run=before.commit.is_first_run),
            failures=(*before.failures, *self.failures),
            documents=before.documents + self.documents,
        )


@dataclass(frozen=True, slots=True)
class Unread:
    """Captures that the warehouse has not taken in: texts to read, texts seen again, and those left."""

    texts: tuple[Entry, ...]
    seen: tuple[CaptureFacts, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Loading:
    """Loads one run. `only`: records that may be taken in, None for all."""

    job: Job
    setup: Setup
    steps: Steps
    now: Callable[[], datetime]
    run: Run
    warehouse: Warehouse
    only: frozenset[str] | None = None
    reader: BatchReader | None = field(default=None)

    async def load(self, holdings: Holdings, told: Told) -> Loaded:
        """Read what the warehouse does not know. There is always one commit, if an empty one."""
        unread = self._sort(holdings)
        size = self.setup.pipeline.parse.batch_size
        batches = [unread.texts[start : start + size] for start in range(0, len(unread.texts), size)]
        begin("documents", len(unread.texts))
        loaded: Loaded | None = None
        gathered = ReadBatch(())
        read_to = 0
        reader = self.reader or self._read_here
        rules = self.setup.reading_rules
        async for read in reader(batches, rules, self.now()):
            gathered += read
            read_to += 1
            if len(gathered.documents) >= self.setup.pipeline.parse.commit_size and read_to < len(batches):
                loaded = (await self._commit(self._batch(gathered))).after(loaded)
                gathered = ReadBatch(())
        last = replace(
            self._batch(gathered),
            sightings=(*gathered.unreadable, *unread.seen),
            outcomes=told.outcomes,
            failures=(*gathered.failures, *told.failures),
            is_last=True,
        )
        loaded = replace(await self._commit(last), failures=gathered.failures).after(loaded)
        return replace(loaded, left=unread.left)

    async def _read_here(
        self, batches: Sequence[tuple[Entry, ...]], rules: ReadingRules, now: datetime
    ) -> AsyncIterator[ReadBatch]:
        for number, entries in enumerate(batches, 1):
            read = partial(read_batch, entries, rules, now=now)
            yield await self.steps(f"parse {number}", partial(asyncio.to_thread, read))

    def _batch(self, read: ReadBatch) -> Batch:
        setup = self.setup
        return Batch(
            run=self.run,
            documents=read.documents,
            sightings=read.unreadable,
            failures=read.failures,
            sources=setup.sources,
            baselines=setup.baselines,
            decisions=setup.decisions,
            rates=setup.rates,
            actors=setup.actors,
            aliases=setup.aliases,
            recipients=setup.recipients,
            enqueue=self.job.sends_alerts,
            is_last=False,
        )

    async def _commit(self, batch: Batch) -> Loaded:
        commit = await self.steps("load", partial(asyncio.to_thread, self.warehouse.commit, batch))
        log.info("loaded", documents=len(batch.documents), claims=commit.claims_new, thefts=commit.thefts)
        return Loaded(commit, batch.failures, len(batch.documents))

    def _sort(self, holdings: Holdings) -> Unread:
        """Part the captures that the warehouse has not taken in.

        One content of an address is read once, with the facts of its last hand-over: who hands a file in
        again and says more of it, or something else, is heard.
        """
        new: list[Entry] = []
        left: set[str] = set()
        for entry in self._untaken(holdings):
            if self.only is None or entry.place.record_id in self.only:
                new.append(entry)
            else:
                left.add(entry.place.record_id)
        read: dict[tuple[str, str], Facts] = {}
        chosen: dict[tuple[str, str], str] = {}
        for entry in holdings.documents_at({one.url for one in new}):
            content, record_id = (entry.url, entry.content_sha256), entry.place.record_id
            if record_id in left:
                continue
            if content not in read or (entry.is_handed_in and read[content] != entry.facts):
                read[content] = entry.facts
                chosen[content] = record_id
        texts = tuple(one for one in new if chosen[one.url, one.content_sha256] == one.place.record_id)
        chosen_ids = {one.place.record_id for one in texts}
        seen = tuple(capture_facts(one) for one in new if one.place.record_id not in chosen_ids)
        return Unread((*self._former(texts, holdings), *texts), seen, len(left))

    def _untaken(self, holdings: Holdings) -> tuple[Entry, ...]:
        """Give, oldest first, captures that the warehouse has not taken in; all of them for a reparse.

        Files of which it has taken in everything are not looked at.
        """
        if self.job.kind is RunKind.REPARSE:
            return tuple(holdings.documents())
        prints = {row["warc_file"]: row["print"] for row in self.warehouse.show("captured_files")}
        entries = tuple(holdings.documents_beyond(prints))
        asked = {"record_ids": [one.place.record_id for one in entries]}
        captured = {row["record_id"] for row in self.warehouse.show("captured_among", asked)}
        return tuple(one for one in entries if one.place.record_id not in captured)

    def _former(self, texts: tuple[Entry, ...], holdings: Holdings) -> tuple[Entry, ...]:
        """Give what pages with a new text carried before, if another parser read that.

        Read by one parser, two texts of a page differ by what the page says, and not by who read it.
        """
        edited = {one.url for one in texts}
        asked = {"parser_version": self.run.parser_version, "urls": sorted(edited)}
        otherwise = {
            (row["url"], row["content_sha256"]) for row in self.warehouse.show("read_otherwise_at", asked)
        }
        chosen = {(one.url, one.content_sha256) for one in texts}
        former: dict[str, Entry] = {}
        for entry in holdings.documents_at(edited) if otherwise else ():
            content = (entry.url, entry.content_sha256)
            if content in otherwise and content not in chosen:
                former[entry.url] = entry
        return tuple(former.values())
