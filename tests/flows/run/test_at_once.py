"""Two at once: one works, the other leaves with a clear word; who reads never notices."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from flows.locks import find_holder
from tests.chaos import invariants
from tests.chaos.site import build_site
from tests.scale.archives import CHECKOUT
from warehouse import query

if TYPE_CHECKING:
    from pathlib import Path

    from flows.paths import Places
    from tests.chaos.site import Site

_RUN = """
import asyncio, sys
from pathlib import Path
from flows.logs import configure_logs
from flows.paths import Places
from flows.run.again import rebuild
from flows.run.execute import execute
from flows.run.job import Job
from flows.errors import BusyError
from warehouse import RunKind
config, data, what, *archives = sys.argv[1:]
configure_logs()
places = Places((Path(config),), Path(data))
try:
    if what == "rebuild":
        asyncio.run(rebuild(places))
    else:
        for archive in archives:
            asyncio.run(execute(Job(RunKind.REPLAY, replay=(Path(archive),)), places))
except BusyError as error:
    print(error)
    sys.exit(3)
"""
_READER = """
import sys, time
import duckdb
path, rounds = sys.argv[1], 0
print("ready", flush=True)
while True:
    with duckdb.connect(path, read_only=True) as held:
        claims, *lost = held.execute(
            "SELECT (SELECT count(*) FROM claims),"
            " (SELECT count(*) FROM claims WHERE theft_id NOT IN (SELECT theft_id FROM thefts)),"
            " (SELECT count(*) FROM claims WHERE version_id NOT IN (SELECT version_id FROM documents)),"
            " (SELECT count(*) FROM attributions WHERE theft_id NOT IN (SELECT theft_id FROM thefts))"
        ).fetchall()[0]
    assert lost == [0, 0, 0], lost
    rounds += 1
    if rounds % 2 == 0:
        print(claims, flush=True)
    time.sleep(0.5)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(tmp_path_factory.mktemp("site"), generations=3, size=10, port=9, seed=8)


def start(site: Site, data: Path, what: str = "run", *archives: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", _RUN, site.config, data, what, *archives],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=200)
    assert "Traceback" not in err, err
    return process.returncode, out


def _whole(places: Places) -> None:
    assert list(invariants.after_a_kill(places, set())) == []


@pytest.mark.parametrize("other", ["run", "rebuild"])
def test_of_two_at_once_one_does_its_work_and_one_leaves_with_a_word(
    site: Site, tmp_path: Path, other: str
) -> None:
    # a rebuild of nothing is refused, whoever else is there
    assert end(start(site, tmp_path, "run", site.archives[0]))[0] == 0
    first = start(site, tmp_path, "run", site.archives[1])
    second = start(site, tmp_path, other, site.archives[1])
    with ThreadPoolExecutor() as both:
        ended = sorted(both.map(end, (first, second)))
    assert ended[0][0] == 0
    code, said = ended[1]
    if code:
        # they met; if they did not, both have done their work
        assert code == 3
        assert "is working there (process" in said
        assert "Wait until it is done" in said
    assert end(start(site, tmp_path, "run", site.archives[1]))[0] == 0
    _whole(site.places(tmp_path))


def _await_name_of(holder: subprocess.Popen[str], lock: Path) -> None:
    """Wait until the lock is held and names its holder: it is taken an instant before it is written."""
    while (found := find_holder(lock)) is None or found.pid != holder.pid:
        assert holder.poll() is None


def test_who_comes_later_is_told_who_works(site: Site, tmp_path: Path) -> None:
    first = start(site, tmp_path, "run", *site.archives)
    lock = site.places(tmp_path).run_lock
    _await_name_of(first, lock)
    code, said = end(start(site, tmp_path, "rebuild"))
    assert code == 3
    assert f"process {first.pid}" in said
    assert end(first)[0] == 0


def test_a_lock_that_a_dead_process_left_blocks_nobody(site: Site, tmp_path: Path) -> None:
    places = site.places(tmp_path)
    first = start(site, tmp_path, "run", *site.archives)
    _await_name_of(first, places.run_lock)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    assert json.loads(places.run_lock.read_text())["pid"] == first.pid
    assert find_holder(places.run_lock) is None
    assert end(start(site, tmp_path, "run", site.archives[0]))[0] == 0
    _whole(places)


@pytest.mark.timeout(900)
def test_ten_readers_while_runs_write(site: Site, tmp_path: Path) -> None:
    """No reader fails, and none sees half a run, from the first publication to the last."""
    places = site.places(tmp_path)
    assert end(start(site, tmp_path, "run", site.archives[0]))[0] == 0
    readers = [
        subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", _READER, places.published],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(10)
    ]
    try:
        for reader in readers:
            assert reader.stdout
            assert reader.stdout.readline() == "ready\n"
        assert end(start(site, tmp_path, "run", *site.archives[1:]))[0] == 0
        (claims,) = query(places.published, "SELECT count(*) FROM claims").rows[0]
        for reader in readers:
            assert reader.stdout
            # each goes on until it has seen what the last run published
            while (line := reader.stdout.readline()) != f"{claims}\n":
                assert line, reader.stderr and reader.stderr.read()
            assert reader.poll() is None
    finally:
        for reader in readers:
            reader.kill()
            reader.communicate()
