"""One stage of tests/bench/growth.py in a process of its own: prints its numbers as a line of JSON."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import pickle
import re
import resource
import sys
import time
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from flows.clock import utc_now
from flows.logs import configure_logs
from flows.paths import Places
from flows.run.execute import execute
from flows.run.job import Job
from flows.run.reading import ReadBatch, ReadingRules, read_batch
from flows.run.setup import load_setup
from tests.bench.warehouse import timed_statements
from tests.scale.archives import CHECKOUT
from warehouse import Limits, RunKind, query

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from datetime import datetime

    from flows.archive.values import Entry

    T = TypeVar("T")

# ten of docs/questions.md, by number
_ASKED = (1, 2, 3, 5, 7, 9, 11, 13, 17, 19)
_RESOLVING = "resolve/"
SEED = 20250114
_FIRST = Job(RunKind.SCHEDULED, is_offline=True, sends_alerts=False)


class _Watch:
    """Seconds by stage of the line."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    async def __call__(self, name: str, work: Callable[[], Awaitable[T]]) -> T:
        start = time.perf_counter()
        try:
            return await work()
        finally:
            self.seconds[name.split(" ", 1)[0]] += time.perf_counter() - start


class _Kept:
    """Gives what the stage `read` has read, and reads what it has not: what follows reading is to be measured."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reading = 0.0

    async def __call__(
        self, batches: Sequence[tuple[Entry, ...]], rules: ReadingRules, now: datetime
    ) -> AsyncIterator[ReadBatch]:
        for number, entries in enumerate(batches):
            kept = self.folder / f"{number}.pickle"
            if kept.exists():
                yield pickle.loads(kept.read_bytes())  # noqa: S301 - written by the stage before
                continue
            start = time.perf_counter()
            read = read_batch(entries, rules, now=now)
            self.reading += time.perf_counter() - start
            yield read


class _AllReadError(Exception):
    """Ends a run before it loads anything."""


class _Ahead:
    """Reads all batches of a run with a process for each core, puts them by, and ends the run."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.told: dict[str, Any] = {}

    async def __call__(
        self, batches: Sequence[tuple[Entry, ...]], rules: ReadingRules, now: datetime
    ) -> AsyncIterator[ReadBatch]:
        del rules, now  # each process reads its own
        (self.data / "read").mkdir()
        workers = os.cpu_count() or 1
        start = time.perf_counter()
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            wanted = ((self.data, number, entries) for number, entries in enumerate(batches))
            done = pool.starmap(_read_one, wanted, chunksize=1)
        self.told = {
            "s": round(time.perf_counter() - start, 1),
            "cpu_s": round(sum(seconds for seconds, _ in done), 1),
            "processes": workers,
            "peak_mb": max(megabytes for _, megabytes in done),
        }
        raise _AllReadError
        yield ReadBatch(())  # what makes it a generator


def read(data: Path) -> dict[str, Any]:
    """What a first run reads, with a process for each core."""
    ahead = _Ahead(data)
    with suppress(_AllReadError):
        asyncio.run(execute(_FIRST, places(data), reader=ahead))
    return ahead.told


def _read_one(data: Path, number: int, entries: Sequence[Entry]) -> tuple[float, int]:
    start = time.process_time()
    found = read_batch(entries, _reading_rules(data), now=utc_now())
    (data / "read" / f"{number}.pickle").write_bytes(pickle.dumps(found))
    return time.process_time() - start, peak()


@cache
def _reading_rules(data: Path) -> ReadingRules:
    return load_setup(places(data)).reading_rules


def line(data: Path, job: Job, *, is_kept: bool = True) -> dict[str, Any]:
    """One run, without Prefect."""
    watch, kept = _Watch(), _Kept(data / "read")
    start, start_cpu = time.perf_counter(), time.process_time()
    with timed_statements() as statements:
        report = asyncio.run(execute(job, places(data), steps=watch, reader=kept if is_kept else None))
    whole, of_cpu = time.perf_counter() - start, time.process_time() - start_cpu
    resolving = sum(seconds for name, seconds in statements.items() if name.startswith(_RESOLVING))
    print(statements.most_common(12), file=sys.stderr)
    return {
        "s": round(whole, 1),
        # of both cores together: on a busy machine, what can be compared
        "cpu_s": round(of_cpu, 1),
        "read_s": round(kept.reading + watch.seconds["parse"], 2),
        "load_s": round(watch.seconds["load"], 2),
        "of_it_resolve_s": round(resolving, 2),
        "publish_s": round(watch.seconds["publish"], 2),
        "claims": report.commit.claims_new,
        "thefts": report.commit.thefts,
        "peak_mb": peak(),
    }


def questions(data: Path) -> dict[str, Any]:
    """Ten questions over and over until the runs are over: milliseconds, median and 95th percentile."""
    page = (CHECKOUT / "docs" / "questions.md").read_text("utf-8")
    blocks = re.findall(r"\*\*(\d+)\..*?```sql\n(.*?)```", page, re.DOTALL)
    asked = [sql for number, sql in blocks if int(number) in _ASKED]
    spent: list[float] = []
    while not (data / "enough").exists():
        for sql in asked:
            start = time.perf_counter()
            query(places(data).published, sql, Limits())
            spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    return {
        "asked": len(spent),
        "median_ms": round(spent[len(spent) // 2], 1),
        "p95_ms": round(spent[int(len(spent) * 0.95)], 1),
    }


def linkage(data: Path) -> dict[str, Any]:
    """What groups claims best, and in which time."""
    try:
        from tests.bench.linkage import compare
    except ImportError:
        return {"splink": "not installed"}
    return compare(int(data.name), SEED, places(data))


def places(data: Path) -> Places:
    """The shipped configuration, and the benchmark's data."""
    return Places((CHECKOUT / "config",), data)


def peak() -> int:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Do the stage that is named."""
    name, data = sys.argv[1], Path(sys.argv[2])
    configure_logs()
    if name == "read":
        told = read(data)
    elif name == "run":
        told = line(data, _FIRST)
    elif name == "reparse":
        told = line(data, Job(RunKind.REPARSE, is_offline=True, sends_alerts=False))
    elif name == "more":
        told = line(data, Job(RunKind.SCHEDULED, is_offline=True), is_kept=False)
    else:
        told = questions(data) if name == "questions" else linkage(data)
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)  # a database of this size takes its time to be let go of


if __name__ == "__main__":
    main()
