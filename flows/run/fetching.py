"""Discover and fetch, source by source: what each gave, and how it fared as rows."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flows.archive.recording import RecordingFetcher
from flows.archive.replay import ReplayFetcher, open_replay
from flows.discover import Habit, ProblemKind, collect, discover, notice_gap, notice_silence
from flows.errors import ClaimwatchError, WriteError
from flows.http.live import open_live_fetcher
from flows.http.policy import FetchPolicy
from flows.http.values import FailureKind, FetchFailure
from flows.logs import log
from flows.progress import advance, begin
from flows.run.inbox import is_folder
from warehouse import Failure, OutcomeStatus, SourceOutcome

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from datetime import date, datetime

    from flows.archive.store import Archive
    from flows.catalogue import Source
    from flows.discover import Collected, Discovery, Problem
    from flows.http.values import Fetcher, Request, Response
    from flows.run.job import Job, Steps
    from flows.run.setup import Setup

_MEGABYTE = 2**20
_ABSENT = "absent"
# told, but no failure: a later address answered, the feed has the text of a page that cannot be had, a list
# ends before the day to which a backfill goes
_MADE_GOOD = (ProblemKind.FETCH, ProblemKind.NOT_A_LIST, ProblemKind.FEED_TEXT, ProblemKind.REACH)
# what a source's description expects of it today says nothing about an archive of another day
_OF_THE_DAY = (ProblemKind.STALE, ProblemKind.BELOW_MINIMUM, ProblemKind.GAP)


@dataclass(frozen=True, slots=True)
class Fetched:
    """How one source fared. `outcome` is None for a source that a replayed archive knows nothing of.

    `warnings` are told and kept, but do not make the run end with 1: a later address answered, say.
    """

    outcome: SourceOutcome | None
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What the warehouse holds: address to the SHA-256 of the content read last, source to its habit."""

    contents: Mapping[str, str]
    habits: Mapping[str, Habit]


@dataclass
class _Noting:
    """A fetcher that notes whether any answer, good or bad, was to be had at all."""

    inner: Fetcher
    kinds: set[str] = field(default_factory=set)

    async def fetch(self, request: Request) -> Response | FetchFailure:
        """Pass the request on."""
        answer = await self.inner.fetch(request)
        is_absent = isinstance(answer, FetchFailure) and answer.kind is FailureKind.NOT_ARCHIVED
        self.kinds.add(_ABSENT if is_absent else "answer")
        return answer

    @property
    def is_absent(self) -> bool:
        """Whether the replayed archives held nothing of all that was asked."""
        return self.kinds == {_ABSENT}


def make_policy(setup: Setup) -> FetchPolicy:
    """Turn the settings into the fetcher's terms: bytes for megabytes."""
    fetch = setup.pipeline.fetch
    limit = int(fetch.max_megabytes * _MEGABYTE)
    return FetchPolicy(
        contact=fetch.contact,
        version=setup.version,
        deadline=fetch.timeout_seconds,
        max_raw=limit,
        max_content=limit,
        pause=fetch.pause_seconds,
        hosts_at_once=fetch.hosts_at_once,
        requests_per_run=fetch.requests_per_run,
        attempts=fetch.attempts,
        legacy_tls_hosts=setup.catalogue.legacy_tls_hosts,
    )


async def fetch_sources(
    job: Job,
    setup: Setup,
    archive: Archive,
    held: Held,
    *,
    steps: Steps,
    now: Callable[[], datetime],
) -> tuple[Fetched, ...]:
    """Discover and fetch all sources of the job at once; one that fails never stops the others."""
    sources = tuple(one for one in setup.catalogue.pick(job.sources) if not is_folder(one))
    async with _open_fetcher(job, setup, now) as inner:
        begin("sources", len(sources))
        fetcher = RecordingFetcher(inner, archive)
        days = inner.days if isinstance(inner, ReplayFetcher) else None
        line = _Line(job, setup, archive, fetcher, held, steps, now, days)
        return await _all(line, sources)


async def _all(line: _Line, sources: tuple[Source, ...]) -> tuple[Fetched, ...]:
    """Run all sources at once. What would fail for every one of them (a full disk) ends them all."""
    try:
        async with asyncio.TaskGroup() as group:
            running = [group.create_task(line.run(source)) for source in sources]
    except* ClaimwatchError as errors:
        raise errors.exceptions[0] from None
    return tuple(task.result() for task in running)


@asynccontextmanager
async def _open_fetcher(job: Job, setup: Setup, now: Callable[[], datetime]) -> AsyncIterator[Fetcher]:
    if job.replay:
        replay = open_replay(job.replay, setup.walls)
        for damage in replay.damages:
            log.warning("a replayed archive is damaged", what=str(damage))
        yield replay
    else:
        async with open_live_fetcher(make_policy(setup), now=now) as live:
            yield live


@dataclass(frozen=True, slots=True)
class _Line:
    """Discover, then fetch, for one source at a time. `replayed`: the first and the last day of a replay."""

    job: Job
    setup: Setup
    archive: Archive
    fetcher: Fetcher
    held: Held
    steps: Steps
    now: Callable[[], datetime]
    replayed: tuple[date, date] | None

    async def run(self, source: Source) -> Fetched:
        try:
            return await self._run(source)
        finally:
            advance()

    async def _run(self, source: Source) -> Fetched:
        noting = _Noting(self.fetcher)
        try:
            listed = await self.steps(f"discover {source.source_id}", lambda: self._discover(source, noting))
            if listed.is_failed and self._is_absent(noting):
                return Fetched(None)
            if listed.is_failed:
                return self._tell(listed, None)
            listed = replace(listed, problems=(*listed.problems, *self._gap(listed)))
            collected = await self.steps(f"fetch {source.source_id}", lambda: self._collect(listed, noting))
            if self._is_absent(noting):
                return Fetched(None)
        except WriteError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in one source, the others go on
            log.debug("source failed", source=source.source_id, exc_info=True)
            return self._surprise(source, error)
        return self._tell(listed, collected)

    def _is_absent(self, noting: _Noting) -> bool:
        """Whether the replayed archives know nothing of a source that nobody asked for by name."""
        return noting.is_absent and not self.job.sources

    async def _discover(self, source: Source, fetcher: Fetcher) -> Discovery:
        last_seen_on, today = self.replayed or (self._habit(source).last_seen_on, self.now().date())
        return await discover(
            source,
            fetcher,
            walls=self.setup.walls,
            today=today,
            since=self.job.since,
            last_seen_on=last_seen_on,
        )

    async def _collect(self, listed: Discovery, fetcher: Fetcher) -> Collected:
        return await collect(listed, fetcher, self.archive, walls=self.setup.walls, known=self.held.contents)

    def _tell(self, listed: Discovery, collected: Collected | None) -> Fetched:
        source_id = listed.source.source_id
        missed = [self._missed_row(source_id, one) for one in (collected.failures if collected else ())]
        problems = (*listed.problems, *(collected.problems if collected else ()))
        problems += self._silence(listed, collected)
        expected = [one for one in problems if not (self.job.replay and one.kind in _OF_THE_DAY)]
        faults = [self._problem_row(one) for one in expected if is_fault(one, listed)] + missed
        warnings = [self._problem_row(one) for one in expected if not is_fault(one, listed)]
        status = OutcomeStatus.PARTIAL if faults else OutcomeStatus.OK
        outcome = SourceOutcome(
            source_id=source_id,
            status=OutcomeStatus.FAILED if _is_out_of_reach(listed, collected) else status,
            finished_at=self.now(),
            address=listed.answered,
            links=len(listed.links),
            documents_new=len(collected.captures) if collected else 0,
            documents_unchanged=collected.unchanged if collected else 0,
            documents_failed=len(missed),
            message=faults[0].message if faults else "",
            next_action=faults[0].next_action if faults else "",
        )
        log.info(
            "source", id=source_id, status=outcome.status.value, links=outcome.links,
            new=outcome.documents_new, unchanged=outcome.documents_unchanged, failed=len(missed),
        )  # fmt: skip
        return Fetched(outcome, tuple(faults), tuple(warnings))

    def _silence(self, listed: Discovery, collected: Collected | None) -> tuple[Problem, ...]:
        """Notice a silence where the source answered and has nothing new."""
        if listed.is_failed or collected is None or collected.captures:
            return ()
        return notice_silence(listed, self._habit(listed.source), self.now().date())

    def _gap(self, listed: Discovery) -> tuple[Problem, ...]:
        """Notice a list that has moved on since the last run, before its documents are asked for."""
        holdings = self.archive.holdings

        def is_known(url: str) -> bool:
            return bool(url in self.held.contents or holdings.last_answer(url) or holdings.last_failure(url))

        return notice_gap(listed, self._habit(listed.source), is_known)

    def _habit(self, source: Source) -> Habit:
        return self.held.habits.get(source.source_id, Habit())

    def _problem_row(self, problem: Problem) -> Failure:
        return Failure(
            stage="discover",
            kind=problem.kind.value,
            message=problem.message,
            next_action=problem.action,
            happened_at=self.now(),
            source_id=problem.source_id,
            url=problem.url,
        )

    def _missed_row(self, source_id: str, failure: FetchFailure) -> Failure:
        return Failure(
            stage="fetch",
            kind=failure.kind.value,
            message=failure.message,
            next_action=failure.action,
            happened_at=failure.at or self.now(),
            source_id=source_id,
            url=failure.url,
        )

    def _surprise(self, source: Source, error: Exception) -> Fetched:
        message = f"{type(error).__name__}: {error}"
        action = "This is a fault of claimwatch: run with --debug and report what it shows."
        row = Failure("fetch", "unexpected", message, action, self.now(), source_id=source.source_id)
        outcome = SourceOutcome(
            source.source_id, OutcomeStatus.FAILED, self.now(), message=message, next_action=action
        )
        return Fetched(outcome, (row,))


def is_fault(problem: Problem, listed: Discovery) -> bool:
    """Whether a problem makes the run end with 1.

    Not an earlier address's where a later one answered, nor a page's whose text the feed has.
    """
    return listed.is_failed or problem.kind not in _MADE_GOOD


def _is_out_of_reach(listed: Discovery, collected: Collected | None) -> bool:
    """Whether a source has answered nothing. A list that is made from dates says nothing of its own."""
    if listed.is_failed or collected is None:
        return listed.is_failed
    is_made = bool(listed.links) and all(link.is_guess for link in listed.links)
    return is_made and bool(collected.failures) and not (collected.captures or collected.unchanged)
