"""`claimwatch serve`: runs on the schedule of `config/pipeline.toml`, as a Prefect deployment.

A schedule needs a Prefect server. Where none is named (PREFECT_API_URL), one is started on loopback and ended
with this process, also on SIGTERM.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import ExitStack
from typing import TYPE_CHECKING

from flows.clock import utc_now
from flows.locks import Holder, hold
from flows.logs import log
from flows.run.environment import has_own_server, set_prefect_environment
from flows.run.launch import flow_parameters, prefect_server

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

    from flows.paths import Places
    from flows.run.job import Job
    from flows.settings import ScheduleSettings

DEPLOYMENT = "scheduled"


def serve(job: Job, places: Places, schedule: ScheduleSettings) -> None:
    """Do the job on schedule until SIGINT or SIGTERM. BusyError if this data folder is served already."""
    set_prefect_environment(places)
    with ExitStack() as stack:
        url = ""
        if not has_own_server():
            url = stack.enter_context(prefect_server(places, schedules=True))
        since = utc_now().isoformat(timespec="seconds")
        stack.enter_context(hold(places.serve_lock, Holder(os.getpid(), "claimwatch serve", since, url)))
        asyncio.run(_serve(job, places, schedule))


async def _serve(job: Job, places: Places, schedule: ScheduleSettings) -> None:
    from prefect.runner import Runner

    runner = Runner(name=DEPLOYMENT, limit=1, pause_on_shutdown=True)
    await runner.aadd_deployment(await make_deployment(job, places, schedule))
    log.info("serving", cron=schedule.cron, timezone=schedule.timezone, data=str(places.data))
    running = asyncio.create_task(runner.start())
    # the runner's first step takes the signal for itself, with a handler that does not let it clean up
    await asyncio.sleep(0)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        log.info("stopped serving")


async def make_deployment(job: Job, places: Places, schedule: ScheduleSettings) -> RunnerDeployment:
    """Describe the deployment: the flow by its module, so that a run imports it as any other program does."""
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.run.flow import run_flow

    return await run_flow.ato_deployment(
        name=DEPLOYMENT,
        schedule=Cron(schedule.cron, timezone=schedule.timezone),
        parameters=flow_parameters(job, places),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
