"""A locked warehouse, a full disk, a folder that may not be written: one line, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from flows.archive.holdings import load_holdings
from flows.paths import Places
from flows.walls import load_walls
from tests.flows.conftest import CHECKOUT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = SAMPLES / "pages" / "ic3-psa250226.html"
_ADD = ("add", str(_PAGE), "--url", "https://www.ic3.gov/psa/2025/psa250226", "--publisher", "us.fbi")
_LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
    "from flows.cli import main; main()"
)


def _run(data: Path, *args: str, size: int = -1) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own; `size`: the largest file that it may write, in bytes."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _LIMITED.format(size=size), "--data", data, *args],
        # a limit on files must not leave half-written bytecode in the checkout
        env={"PATH": os.environ["PATH"], "HOME": str(data.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _archived(data: Path) -> int:
    walls = load_walls(CHECKOUT / "config" / "walls.toml")
    return sum(1 for _ in load_holdings(Places((CHECKOUT / "config",), data).archive, walls).documents())


def test_a_warehouse_that_another_program_holds_is_named_with_its_process(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    # an analyst's DuckDB shell, left open on the pipeline's own file
    hold = (
        "import sys, warehouse; from flows.clock import utc_now; from pathlib import Path\n"
        "with warehouse.open_warehouse(Path(sys.argv[1]), now=utc_now()):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", hold, data / "warehouse.duckdb"],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        ended = _run(data, *_ADD)
        rebuilding = _run(data, "rebuild")
        holder.kill()
    assert rebuilding.returncode == 3
    assert str(holder.pid) in rebuilding.stderr
    assert ended.returncode == 3
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("claimwatch: ")
    assert "warehouse.duckdb" in last
    assert str(holder.pid) in last
    assert "Traceback" not in ended.stderr

    # the holder died without a farewell: its lock does not block the next
    assert _run(data, *_ADD).returncode == 0


@pytest.mark.parametrize("size", [2_000, 20_000, 200_000])
def test_a_disk_that_fills_up_is_one_line_and_the_next_run_goes_on(tmp_path: Path, size: int) -> None:
    """The limit strikes in the archive, in the warehouse or in the published copy, by its size."""
    data = tmp_path / "data"
    ended = _run(data, *_ADD, size=size)
    assert ended.returncode == 3
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("claimwatch: ")
    assert "Traceback" not in ended.stderr
    assert "fault of claimwatch" not in last

    again = _run(data, *_ADD)
    assert again.returncode == 0, again.stderr
    assert _archived(data) == 1
    asked = _run(data, "sql", "SELECT count(*) AS n FROM claims WHERE victim = 'bybit'", "--format", "jsonl")
    assert asked.stdout == '{"n": 1}\n'


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o500)
    ended = _run(data, *_ADD)
    assert ended.returncode == 3
    assert f"{data}" in ended.stderr
    assert "permission denied" in ended.stderr


def test_a_file_where_the_data_folder_should_be_is_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("a file")
    ended = _run(data, *_ADD)
    assert ended.returncode == 3
    (line,) = ended.stderr.splitlines()
    assert str(data) in line
