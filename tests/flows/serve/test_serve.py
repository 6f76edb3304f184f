"""`claimwatch serve`: the schedule fires, and everything that it started ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from flows.locks import find_holder
from warehouse import Limits, query

_PROGRAM = Path(sys.executable).with_name("claimwatch")
_PATIENCE = 180
_FINISHED = "SELECT run_id FROM runs WHERE finished_at IS NOT NULL"


def _wait_for_runs(data: Path, count: int) -> list[str]:
    """Wait until that many runs are published: the schedule says seconds, a busy machine takes longer."""
    for _ in range(_PATIENCE * 2):
        if (data / "claims.duckdb").exists():
            rows = query(data / "claims.duckdb", _FINISHED, Limits())
            if len(rows) >= count:
                return [str(row["run_id"]) for row in rows]
        time.sleep(0.5)
    raise AssertionError(f"no {count} runs within {_PATIENCE} seconds")


def _children(pid: int) -> set[int]:
    tasks = Path(f"/proc/{pid}/task")
    found = " ".join((one / "children").read_text() for one in tasks.iterdir())
    return {int(child) for child in found.split()}


def test_the_schedule_fires_and_sigterm_ends_the_server_too(tmp_path: Path) -> None:
    data, own = tmp_path / "data", tmp_path / "own"
    own.mkdir()
    # with a sixth field for seconds, as croniter reads it
    (own / "pipeline.toml").write_text('[schedule]\ncron = "* * * * * */3"\n')
    served = subprocess.Popen(  # noqa: S603 - our own program
        [_PROGRAM, "--config", own, "--data", data, "serve", "--offline"],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path / "home"),
            "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "1",
            "PREFECT_RUNNER_POLL_FREQUENCY": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        runs = _wait_for_runs(data, 2)
        assert len(set(runs)) >= 2
        holder = find_holder(data / "serve.lock")
        assert holder is not None
        assert (holder.pid, holder.what) == (served.pid, "claimwatch serve")
        assert holder.url.startswith("http://127.0.0.1:")
        children = _children(served.pid)
        assert children
        served.send_signal(signal.SIGTERM)
        _, told = served.communicate(timeout=60)
    finally:
        served.kill()
        served.wait()
    assert served.returncode == 0
    assert "stopped serving" in told
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert find_holder(data / "serve.lock") is None
