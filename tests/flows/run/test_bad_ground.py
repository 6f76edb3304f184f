"""Full disks, folders that may not be written, clocks that jump: one clear error, nothing changed."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from flows.clock import utc_now
from flows.errors import ClaimwatchError, ExitCode
from flows.run.execute import execute
from flows.run.job import Job
from tests.chaos import invariants
from tests.chaos.site import Site, build_site
from tests.scale.archives import CHECKOUT
from warehouse import RunKind, WarehouseNewerError, open_warehouse, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.paths import Places

_RUN = """
import resource, sys
size = int(sys.argv[1])
if size:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
import asyncio
from pathlib import Path
from flows.cli.app import _exit_code, _one_line
from flows.logs import configure_logs
from flows.paths import Places
from flows.run.execute import execute
from flows.run.job import Job
from warehouse import RunKind
configure_logs()
places = Places((Path(sys.argv[2]),), Path(sys.argv[3]))
try:
    asyncio.run(execute(Job(RunKind.REPLAY, replay=(Path(sys.argv[4]),)), places))
except Exception as error:
    print(_one_line(error))
    sys.exit(int(_exit_code(error)))
"""
# root without the right to pass over what permissions say
_OBEYING = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(tmp_path_factory.mktemp("site"), generations=2, size=10, port=9, seed=9)


@pytest.fixture(scope="module")
def first(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after one run."""
    data = tmp_path_factory.mktemp("first") / "data"
    asyncio.run(execute(Job(RunKind.REPLAY, replay=site.archives[:1]), site.places(data)))
    return data


@pytest.fixture
def places(site: Site, first: Path, tmp_path: Path) -> Places:
    shutil.copytree(first, tmp_path / "data")
    return site.places(tmp_path / "data")


def run(
    site: Site, data: Path, *, size: int = 0, under: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the second generation in a process of its own; `size`: of the largest file that it may write."""
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [*under, sys.executable, "-c", _RUN, str(size), site.config, data, site.archives[1]],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], "HOME": str(data.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def contents(folder: Path) -> dict[str, str]:
    """Every file's digest, but for the lock, which means nothing."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.lock"
    }


def claims(places: Places) -> tuple[tuple[object, ...], ...]:
    return query(places.published, invariants.QUESTIONS["claims"]).rows


def _is_former_or_whole(places: Places, before: tuple[tuple[object, ...], ...]) -> bool:
    """What was published is still there: the former copy, or one of a run that came to its commit."""
    ids = {row[0] for row in claims(places)}
    return claims(places) == before or {row[0] for row in before} < ids


def _goes_on(site: Site, places: Places) -> None:
    again = run(site, places.data)
    assert again.returncode == 0, again.stdout
    assert list(invariants.after_a_kill(places, set())) == []


@pytest.mark.parametrize("part", [0.002, 0.03, 0.3])
def test_a_file_that_may_not_grow_is_one_clear_line(site: Site, places: Places, part: float) -> None:
    """The limit lies between nothing and the largest file: it strikes in archive, warehouse or copy."""
    before = claims(places)
    largest = max(path.stat().st_size for path in places.data.rglob("*") if path.is_file())
    ended = run(site, places.data, size=int(largest * part))
    assert ended.returncode == 3, ended.stderr
    (line,) = ended.stdout.splitlines()
    assert "fault of claimwatch" not in line
    assert "Traceback" not in ended.stderr
    assert _is_former_or_whole(places, before)
    _goes_on(site, places)


@pytest.fixture
def disk(first: Path, tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A small disk with the data folder on it, and how many kilobytes that takes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    held = sum(path.stat().st_size for path in first.rglob("*") if path.is_file()) // 1024 + 128
    if _mount("-t", "tmpfs", "-o", f"size={held}k", "tmpfs", str(folder)):
        pytest.skip("this user may not mount a small disk")
    shutil.copytree(first, folder / "data")
    yield folder, held
    subprocess.run(["umount", folder], check=True)  # noqa: S603, S607 - the one that was mounted above


def _mount(*options: str) -> int:
    return subprocess.run(["mount", *options], capture_output=True, check=False).returncode  # noqa: S603, S607


@pytest.mark.parametrize("spare", [0, 300, 900])
def test_a_disk_that_fills_up_is_one_clear_line(site: Site, disk: tuple[Path, int], spare: int) -> None:
    """`spare`: kilobytes that are left when the run begins."""
    folder, held = disk
    assert _mount("-o", f"remount,size={held + spare}k", str(folder)) == 0
    places = site.places(folder / "data")
    before = claims(places)
    ended = run(site, places.data)
    assert "Traceback" not in ended.stderr
    if ended.returncode:
        assert ended.returncode == 3, ended.stdout
        (line,) = ended.stdout.splitlines()
        assert "full" in line, line
        assert _is_former_or_whole(places, before)
    assert _mount("-o", "remount,size=64m", str(folder)) == 0
    _goes_on(site, places)


def test_a_folder_that_may_only_be_read_is_named(site: Site, places: Places) -> None:
    under = _OBEYING if os.geteuid() == 0 else ()
    if under and not shutil.which(under[0]):
        pytest.skip("root may write everywhere, and setpriv is not there to take that right away")
    before = contents(places.data)
    for path in (*places.data.rglob("*"), places.data):
        path.chmod(0o555 if path.is_dir() else 0o444)
    ended = run(site, places.data, under=under)
    assert contents(places.data) == before
    assert ended.returncode == 3, ended.stderr
    (line,) = ended.stdout.splitlines()
    assert str(places.data) in line
    assert "permission denied" in line


def test_a_warehouse_of_a_newer_version_is_left_as_it_is(site: Site, places: Places) -> None:
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        warehouse.connection.execute("INSERT INTO schema_version VALUES (9999, 'later', now()::TIMESTAMP)")
    before = contents(places.data)
    with pytest.raises(WarehouseNewerError, match="9999"):
        asyncio.run(execute(Job(RunKind.SCHEDULED, is_offline=True), places))
    assert contents(places.data) == before
    ended = run(site, places.data)
    assert ended.returncode == 3
    assert "newer" in ended.stdout


def test_a_clock_that_has_jumped_back_ends_the_run(places: Places) -> None:
    """Which text came first is told by the clock: a wrong one would make the older text the newer."""
    before = contents(places.data)
    with (
        time_machine.travel(utc_now() - timedelta(days=1), tick=True),
        pytest.raises(ClaimwatchError, match="the clock says") as caught,
    ):
        asyncio.run(execute(Job(RunKind.SCHEDULED, is_offline=True), places))
    assert caught.value.exit_code is ExitCode.NOTHING
    assert "Set the clock right" in str(caught.value)
    assert contents(places.data) == before


def test_the_archive_remembers_the_clock_when_the_warehouse_is_gone(places: Places) -> None:
    places.warehouse.unlink()
    with (
        time_machine.travel(utc_now() - timedelta(days=1), tick=True),
        pytest.raises(ClaimwatchError, match="the last run was at"),
    ):
        asyncio.run(execute(Job(RunKind.SCHEDULED, is_offline=True), places))
    assert not places.warehouse.exists()


def test_a_half_written_record_is_set_aside_and_the_run_goes_on(places: Places) -> None:
    path = max(places.archive.glob("*.warc.gz"))
    held = claims(places)
    path.with_name("index.sqlite").unlink()
    (places.archive / "SHA256SUMS").unlink()
    with path.open("ab") as stream:
        stream.write(path.read_bytes()[:900])
    job = Job(RunKind.SCHEDULED, is_offline=True, sends_alerts=False)
    report = asyncio.run(execute(job, places))
    assert report.exit_code is ExitCode.DONE
    assert path.with_name(f"{path.name}.torn").stat().st_size > 0
    assert claims(places) == held
