"""A run started by hand: its lock looked at first, a Prefect server for it, the flow, one report."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import traceback
from contextlib import ExitStack, contextmanager
from shutil import disk_usage
from typing import TYPE_CHECKING, Any

from flows.clock import utc_now
from flows.errors import StoppedError, WriteError, from_os_error
from flows.locks import Holder, busy, find_holder, hold
from flows.run.environment import has_own_server, set_prefect_environment
from flows.run.server import loopback_server
from warehouse import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from flows.paths import Places
    from flows.run.job import Job, RunReport
    from warehouse import RunKind

_LEAST_BYTES = 1 << 20  # SQLite needs some pages to write even a little


def launch(job: Job, places: Places) -> RunReport:
    """Do one run under Prefect. BusyError if another works in the data folder, StoppedError if ended."""

    async def start() -> RunReport:
        from flows.run.flow import run_flow

        report: RunReport = await run_flow(**flow_parameters(job, places))
        return report

    return _under_prefect(start, places)


def launch_again(kind: RunKind, places: Places, cluster: str, *, is_forced: bool = False) -> RunReport:
    """Reparse or rebuild on a Dask cluster (`parse.cluster`), under Prefect. Errors as for `launch`."""

    async def start() -> RunReport:
        from flows.run.spread import again_spread

        return await again_spread(kind, places, cluster, is_forced=is_forced)

    return _under_prefect(start, places)


def _under_prefect(start: Callable[[], Coroutine[Any, Any, RunReport]], places: Places) -> RunReport:
    refuse_if_busy(places)
    set_prefect_environment(places)
    try:
        with ExitStack() as stack:
            stack.enter_context(_ended_by_sigterm())
            if not has_own_server():
                # what goes wrong is said here: this server ends with the run, and nobody reads its log
                os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
                stack.enter_context(_told_of_a_full_disk(places))
                stack.enter_context(prefect_server(places, schedules=False))
            return asyncio.run(start())
    except KeyboardInterrupt:
        action = "What was fetched is in the archive; the next run goes on from there."
        raise StoppedError("the run was stopped", action=action) from None
    except Exception as error:
        _let_go(error)
        raise


def _let_go(error: BaseException) -> None:
    """Forget what the steps that failed had in hand.

    Prefect keeps the error, and with it and with those that led to it the database, past the end, where DuckDB
    complains of that.
    """
    chain = [error]
    for one in chain:
        traceback.clear_frames(one.__traceback__)
        chain += [led for led in (one.__cause__, one.__context__) if led is not None and led not in chain]


@contextmanager
def _told_of_a_full_disk(places: Places) -> Iterator[None]:
    """Prefect's server, too, writes into the data folder, and says something else when it cannot."""
    try:
        yield
    except (WarehouseError, WriteError):
        raise
    except Exception as error:
        if disk_usage(places.prefect).free < _LEAST_BYTES:
            raise from_os_error(OSError(errno.ENOSPC, ""), subject=str(places.data)) from error
        raise


def flow_parameters(job: Job, places: Places) -> dict[str, Any]:
    """Put a job into the flow's parameters, which Prefect keeps as JSON."""
    return {
        "config": str(places.config[-1]),
        "data": str(places.data),
        "sources": list(job.sources),
        "replay": [str(path.absolute()) for path in job.replay],
        "is_offline": job.is_offline,
        "sends_alerts": job.sends_alerts,
        "since": job.since.isoformat() if job.since else None,
    }


def refuse_if_busy(places: Places) -> None:
    """Say who is working there before anything is started. The run takes the lock itself later."""
    if holder := find_holder(places.run_lock):
        raise busy(holder, places.data)


@contextmanager
def prefect_server(places: Places, *, schedules: bool) -> Iterator[str]:
    """Have a server on loopback; one that `claimwatch serve` holds for this data folder is used as well.

    BusyError while another command starts one for this data folder.
    """
    holder = find_holder(places.serve_lock)
    with ExitStack() as stack:
        url = holder.url if holder and holder.url else ""
        if not url:
            since = utc_now().isoformat(timespec="seconds")
            # a new data folder's first server makes Prefect's database; a second one at the same time fails at it
            with hold(places.starting_lock, Holder(os.getpid(), "another command that starts", since)):
                url = stack.enter_context(loopback_server(places.prefect / "server.log", schedules=schedules))
        os.environ["PREFECT_API_URL"] = url
        try:
            yield url
        finally:
            del os.environ["PREFECT_API_URL"]


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Treat SIGTERM as Ctrl-C: what is open is closed, and the server ends with us."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
