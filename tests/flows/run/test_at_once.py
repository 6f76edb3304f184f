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
    first = start(site, tmp_path, "run", site.archives[0])
    second = start(site, tmp_path, other, site.archives[0])
    with ThreadPoolExecutor() as both:
        ended = sorted(both.map(end, (first, second)))
    assert ended[0][0] == 0
    code, said = ended[1]
    if code:
        # they met; if they did not, both have done their work
        assert code == 3
        assert "is working there (process" in said
        assert "Wait until it is done" in said
    assert end(start(site, tmp_path, "run", site.archives[0]))[0] == 0
    _whole(site.places(tmp_path))


def test_who_comes_later_is_told_who_works(site: Site, tmp_path: Path) -> None:
    first = start(site, tmp_path, "run", *site.archives)
    lock = site.places(tmp_path).run_lock
    while not find_holder(lock):
        assert first.poll() is None
    code, said = end(start(site, tmp_path, "rebuild"))
    assert code == 3
    assert f"process {first.pid}" in said
    assert end(first)[0] == 0


def test_a_lock_that_a_dead_process_left_blocks_nobody(site: Site, tmp_path: Path) -> None:
    places = site.places(tmp_path)
    first = start(site, tmp_path, "run", *site.archives)
    while not find_holder(places.run_lock):
        assert first.poll() is None
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    assert json.loads(places.run_lock.read_text())["pid"] == first.pid
    assert find_holder(places.run_lock) is None
    assert end(start(site, tmp_path, "run", site.archives[0]))[0] == 0
    _whole(places)
