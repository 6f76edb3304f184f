"""Runs as a user starts them: a process of its own, Prefect around the line, with and without a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.clock import utc_now
from flows.locks import Holder, hold
from flows.paths import Places
from flows.run.environment import prefect_settings
from flows.run.server import loopback_server
from tests.flows.conftest import CHECKOUT, SAMPLES
from warehouse import open_warehouse

if TYPE_CHECKING:
    import pytest

_PROGRAM = Path(sys.executable).with_name("claimwatch")
_REPLAY = ("--config", str(SAMPLES / "config"), "run", "--replay", str(SAMPLES / "archive.warc.gz"))


@dataclass(frozen=True)
class _Ended:
    pid: int
    returncode: int
    stdout: str
    stderr: str


def _run(data: Path, *args: str, **environment: str) -> _Ended:
    process = subprocess.Popen(  # noqa: S603 - our own program
        [_PROGRAM, "--data", data, *args],
        env={"PATH": os.environ["PATH"], "HOME": str(data.parent / "home"), **environment},
        cwd=data.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            out, err = process.communicate(timeout=200)
        finally:
            process.kill()
    return _Ended(process.pid, process.returncode, out, err)


def _ask(url: str, question: dict[str, Any]) -> Any:
    body = json.dumps(question).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - loopback
        return json.load(answer)


def _task_runs(url: str, wanted: set[str]) -> set[str]:
    """Which of these task runs are booked: from events, in batches, the last a second after the run's end."""
    # named in the question: a server answers with 200 rows at most, and every source makes two
    question = {"task_runs": {"name": {"any_": sorted(wanted)}}}
    names: set[str] = set()
    for _ in range(100):
        names = {one["name"] for one in _ask(f"{url}/task_runs/filter", question)}
        if names == wanted:
            break
        time.sleep(0.2)
    return names


def _servers(*, started_by: int) -> list[list[str]]:
    """Find Prefect servers that a process has started: they name it on their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
            if "flows.run.server" in words and str(started_by) in words:
                found.append(words)
    return found


def test_a_run_needs_no_server_and_leaves_nothing_behind_but_its_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    ended = _run(data, *_REPLAY)
    assert ended.returncode == 0, ended.stderr
    assert "bybit" in ended.stdout
    assert "The mail that would go to analyst@localhost" in ended.stdout
    assert "Traceback" not in ended.stderr
    assert (data / "prefect").is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]
    assert _servers(started_by=ended.pid) == []


def test_a_run_uses_the_server_that_is_named_and_leaves_its_artifacts_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "server"
    home.mkdir()
    for name, value in prefect_settings_of(home).items():
        monkeypatch.setenv(name, value)
    with loopback_server(home / "server.log", schedules=False) as url:
        ended = _run(tmp_path / "data", *_REPLAY, PREFECT_API_URL=url)
        assert ended.returncode == 0, ended.stderr
        (flow_run,) = _ask(f"{url}/flow_runs/filter", {})
        assert flow_run["state_type"] == "COMPLETED"
        steps = {"discover us_ic3_psa", "fetch us_ic3_psa", "parse 1", "load", "publish", "alert"}
        assert _task_runs(url, steps) == steps
        artifacts = {one["key"]: one for one in _ask(f"{url}/artifacts/filter", {})}
    assert "us_ic3_psa" in str(artifacts["sources"]["data"])
    assert "| new_theft | bybit | us |" in str(artifacts["differences"]["data"])
    assert not (tmp_path / "data" / "prefect" / "server.log").exists()


def prefect_settings_of(home: Path) -> dict[str, str]:
    return {**prefect_settings(Places((CHECKOUT / "config",), home)), "PREFECT_HOME": str(home)}


def test_a_run_that_is_ended_says_so_and_ends_its_server(tmp_path: Path) -> None:
    process = subprocess.Popen(  # noqa: S603 - our own program
        [_PROGRAM, "--data", tmp_path / "data", *_REPLAY],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            for _ in range(600):
                if _servers(started_by=process.pid):
                    break
                time.sleep(0.1)
            assert _servers(started_by=process.pid)
            process.terminate()
            _, told = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert told.splitlines()[-1].startswith("claimwatch: the run was stopped.")
    assert _servers(started_by=process.pid) == []


def test_what_may_go_wrong_in_a_run_is_one_line(tmp_path: Path) -> None:
    """Prefect would print its own account of it, of forty lines."""
    noise = tmp_path / "noise.warc"
    noise.write_text("no archive")
    ended = _run(tmp_path / "data", "--config", str(SAMPLES / "config"), "run", "--replay", str(noise))
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"claimwatch: {noise}: holds no capture.")


def test_of_two_runs_that_start_at_once_one_leaves_with_a_word(tmp_path: Path) -> None:
    """Prefect's server fails with forty lines about SQL where another one makes the same database."""
    places = Places((CHECKOUT / "config",), tmp_path / "data")
    with hold(places.starting_lock, Holder(os.getpid(), "another command that starts", "")):
        ended = _run(tmp_path / "data", "run", "--offline")
    assert ended.returncode == 3
    (line,) = ended.stderr.splitlines()
    said = f"another command that starts is working there (process {os.getpid()}). Wait until it is done"
    assert line.startswith(f"claimwatch: {places.prefect}: {said}")


def test_a_run_on_a_warehouse_that_another_program_holds_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "data" / "warehouse.duckdb"
    with open_warehouse(path, now=utc_now()):
        ended = _run(tmp_path / "data", "run", "--offline")
    assert ended.returncode == 3
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"claimwatch: {path}: process {os.getpid()} is working with it.")
