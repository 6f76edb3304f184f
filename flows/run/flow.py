"""The Prefect flow: the line with each step as a task that Prefect watches.

Import this module only after `set_prefect_environment`: Prefect reads its settings when it is imported.
"""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from structlog import is_configured

from flows.errors import ClaimwatchError
from flows.logs import configure_logs, log
from flows.paths import Places, find_places
from flows.run.execute import execute
from flows.run.job import Job, RunReport
from flows.run.report import differences_markdown, sources_table
from warehouse import RunKind, WarehouseError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

# what a run may meet: said in one line, by the command that started it or by the flow itself
_EXPECTED = (ClaimwatchError, WarehouseError)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether Prefect says of a run what nobody else says; tracebacks are for faults alone."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, _EXPECTED) and "Finished in state Failed" not in record.getMessage()


for _logger in ("prefect.flow_runs", "prefect.task_runs"):
    logging.getLogger(_logger).addFilter(_is_news)


async def watched(name: str, work: Callable[[], Awaitable[T]]) -> T:
    """Run one step as a task; `name` is the stage and, after a space, what it works on."""
    # the steps hand values on in memory: Prefect is not to hash, cache or store them
    stage = name.split(" ", 1)[0]
    as_task = task(name=stage, task_run_name=name, cache_policy=NO_CACHE, persist_result=False)

    @as_task
    async def step() -> T:
        return await work()

    return await step()


@flow(name="claimwatch", persist_result=False)
async def run_flow(
    config: str = "",
    data: str = "",
    sources: list[str] | None = None,
    replay: list[str] | None = None,
    *,
    is_offline: bool = False,
    sends_alerts: bool = True,
    since: str | None = None,
) -> RunReport:
    """Do one whole run; leaves the table of sources and the differences as artifacts."""
    is_alone = not is_configured()
    if is_alone:
        # a run that a worker or the schedule started in a process of its own
        configure_logs()
    job = Job(
        kind=RunKind.REPLAY if replay else RunKind.SCHEDULED,
        sources=tuple(sources or ()),
        replay=tuple(Path(one) for one in replay or ()),
        is_offline=is_offline,
        sends_alerts=sends_alerts,
        since=date.fromisoformat(since) if since else None,
    )
    try:
        report = await execute(job, _places(config, data), steps=watched)
    except _EXPECTED as error:
        if is_alone:
            # otherwise the command that started the run says it
            log.error("run failed", why=str(error))
        raise
    await acreate_table_artifact(sources_table(report), key="sources", description="Sources of this run")
    await acreate_markdown_artifact(
        differences_markdown(_places(config, data).published), key="differences", description="Differences"
    )
    return report


def _places(config: str, data: str) -> Places:
    return find_places(Path(config) if config else None, Path(data) if data else None, os.environ)
