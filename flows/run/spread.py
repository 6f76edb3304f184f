"""Reading spread over other processes or machines: Dask's, through Prefect's task runner.

Only `reparse` and `rebuild` of a large archive need it. The workers read what the setting `parse.cluster` names
and hand documents back; this process stays the warehouse's one writer and takes the batches in their order.

Import this module only after `set_prefect_environment`: Prefect reads its settings when it is imported.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.errors import ConfigurationError
from flows.language import parser_version
from flows.paths import Places
from flows.progress import advance
from flows.run.again import rebuild
from flows.run.execute import execute
from flows.run.job import Job, RunReport
from flows.run.reading import ReadBatch, ReadingRules, read_batch
from flows.run.setup import load_setup
from warehouse import RunKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from prefect.task_runners import TaskRunner

    from flows.archive.values import Entry

_LOCAL = "local:"
# batches that are read ahead of the one that is committed: enough for the workers, not all in memory
_AHEAD = 16


@task(name="parse", cache_policy=NO_CACHE, persist_result=False)
def read_there(
    entries: tuple[Entry, ...], config: tuple[str, ...], data: str, version: str, now: datetime
) -> ReadBatch:
    """Read one batch in a worker. ConfigurationError if its parser is not the one that asks."""
    places = Places(tuple(map(Path, config)), Path(data))
    if (own := parser_version(places)) != version:
        raise ConfigurationError(
            f"a worker has the parser {own}, and this machine has {version}",
            subject=f"cluster worker with {places.config[-1]}",
            action="Give the workers the same claimwatch and the same configuration.",
        )
    return read_batch(entries, _rules(config, data, version), now=now)


@cache
def _rules(config: tuple[str, ...], data: str, version: str) -> ReadingRules:
    del version  # another one has other words
    return load_setup(Places(tuple(map(Path, config)), Path(data))).reading_rules


class SpreadReader:
    """Reads batches wherever the task runner of the flow around it does."""

    def __init__(self, places: Places) -> None:
        self._config = tuple(str(path) for path in places.config)
        self._data = str(places.data)
        self._version = parser_version(places)

    async def __call__(
        self, batches: Sequence[tuple[Entry, ...]], rules: ReadingRules, now: datetime
    ) -> AsyncIterator[ReadBatch]:
        """Give one ReadBatch for each batch, in their order, some read ahead."""
        del rules  # each worker reads its own from the same configuration
        running: deque[Any] = deque()
        for batch in batches:
            running.append(read_there.submit(batch, self._config, self._data, self._version, now))
            if len(running) >= _AHEAD:
                yield await self._take(running)
        while running:
            yield await self._take(running)

    async def _take(self, running: deque[Any]) -> ReadBatch:
        read: ReadBatch = await asyncio.to_thread(running.popleft().result)
        advance(len(read.documents) + len(read.failures))
        return read


@flow(name="claimwatch again", persist_result=False)
async def again_flow(kind: str, config: list[str], data: str, *, is_forced: bool = False) -> RunReport:
    """Reparse or rebuild, read by the workers of this flow's task runner."""
    places = Places(tuple(map(Path, config)), Path(data))
    if kind == RunKind.REBUILD:
        return await rebuild(places, reader=SpreadReader(places), is_forced=is_forced)
    job = Job(RunKind.REPARSE, is_offline=True, sends_alerts=False)
    return await execute(job, places, reader=SpreadReader(places))


async def again_spread(kind: RunKind, places: Places, cluster: str, *, is_forced: bool = False) -> RunReport:
    """Do it on a cluster: `local:2` starts one of two processes, `tcp://host:8786` names a scheduler."""
    spread = again_flow.with_options(task_runner=_task_runner(cluster, places))
    config = [str(path) for path in places.config]
    report: RunReport = await spread(str(kind), config, str(places.data), is_forced=is_forced)
    return report


def _task_runner(cluster: str, places: Places) -> TaskRunner[Any]:
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise ConfigurationError(
            "Dask is not installed",
            subject="pipeline.toml",
            place="key `parse.cluster`",
            action="Install it with `pip install 'claimwatch[dask]'`, or remove the setting.",
        ) from error
    # Dask tells of every connection; what goes wrong it still says
    logging.getLogger("distributed").setLevel(logging.WARNING)
    logging.getLogger("distributed.nanny").addFilter(_is_news)
    if not cluster.startswith(_LOCAL):
        return DaskTaskRunner(address=cluster)
    scratch = places.data / "dask"
    scratch.mkdir(parents=True, exist_ok=True)
    return DaskTaskRunner(
        cluster_kwargs={
            "n_workers": int(cluster.removeprefix(_LOCAL)),
            "threads_per_worker": 1,
            # any free port, and of this machine alone: without one Dask takes 8787, which another cluster may have
            "dashboard_address": "127.0.0.1:0",
            "local_directory": str(scratch),
        }
    )


def _is_news(record: logging.LogRecord) -> bool:
    """A worker that has not ended by itself when all is read is ended, which a busy machine need not tell."""
    return "still alive after" not in record.getMessage()
