"""How the whole line grows: `make bench-warehouse`, or `python -m tests.bench.growth 1000 10000`.

For each size an invented world (tests/scale) is written as an archive, and then, each in a process of its own:

    read      everything read, with a process for each core, and put by
    run       all that was read loaded, resolved, compared, published, as a first `claimwatch run --offline` does
    reparse   the same again, over what is there
    50 more   a run over fifty new pages, of three the one of median length; without Prefect, whose own cost
              tests/bench/fetch.py measures
    questions ten of docs/questions.md on the published file, over and over while such runs write
    splink    the step that groups claims, beside a record-linkage library (with `make bench-resolution`'s
              libraries), both scored against the world's own truth; up to 10,000 documents

Prints seconds, peak memory, bytes on disk, and by how much each grew against the size before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.stages import SEED
from tests.scale.archives import CHECKOUT, write_archive
from tests.scale.world import World

_MORE, _QUIET, _TIMES = 50, 3, 5
# beyond this splink fills a disk: it pairs all claims about one victim
_LINKED = 10_000
_MEGABYTE = 2**20


def measure(size: int, folder: Path) -> dict[str, Any]:
    """Numbers of one size, by name."""
    data = folder / str(size)
    world = World(SEED, size)
    captures = write_archive(data / "archive", world.pages(size))
    found: dict[str, Any] = {"documents": size, "captures": captures, "archive_mb": _size(data / "archive")}
    found |= _stage("read", data)
    found |= _stage("run", data)
    found |= _stage("reparse", data)
    late = world.pages(_MORE * (_QUIET + _TIMES), start=10 * size)
    alone = []
    for number in range(_QUIET):
        _add_more(data, late, f"alone-{number}")
        alone.append(_stage("more", data))
    found |= sorted(alone, key=lambda one: one["more_s"])[_QUIET // 2]
    # fifty more each time, and nobody else on the file but those who ask
    found |= _while_runs_write(data, late)
    if size <= _LINKED:
        found |= _stage("linkage", data)
    found |= {"warehouse_mb": _size(data / "warehouse.duckdb"), "copy_mb": _size(data / "claims.duckdb")}
    return found


def _add_more(data: Path, late: Any, name: str) -> None:
    write_archive(data / "archive", [next(late) for _ in range(_MORE)], run_id=name)


def _while_runs_write(data: Path, late: Any) -> dict[str, Any]:
    asking = _start("questions", data)
    for number in range(_TIMES):
        _add_more(data, late, f"more-{number}")
        _stage("more", data)
    (data / "enough").touch()
    return _told(asking, "questions")


def _stage(name: str, data: Path) -> dict[str, Any]:
    return _told(_start(name, data), name)


def _start(name: str, data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.bench.stages", name, data],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        text=True,
    )


def _told(process: subprocess.Popen[str], name: str) -> dict[str, Any]:
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"stage {name} ended with {process.returncode}")
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return {f"{name}_{key}": value for key, value in told.items()}


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return round(sum(one.stat().st_size for one in files) / _MEGABYTE, 1)


def _print(columns: list[dict[str, Any]]) -> None:
    names = list(dict.fromkeys(name for column in columns for name in column))
    print(f"| {'':26} |" + "".join(f" {one['documents']:>10,} |" for one in columns) + " growth |")
    print(f"|{'-' * 28}|" + "-----------:|" * len(columns) + "-------:|")
    for name in names:
        values = [column.get(name) for column in columns]
        print(
            f"| {name:26} |" + "".join(f" {_cell(one):>10} |" for one in values) + f" {_growth(values):>6} |"
        )


def _cell(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value if value is not None else "")


def _growth(values: list[Any]) -> str:
    """By how much the last grew against the one before, whose size is a tenth: 10.0 is linear."""
    numbers = [one for one in values if isinstance(one, int | float)]
    if len(numbers) < len(values) or len(numbers) < 2 or not numbers[-2]:
        return ""
    return f"{numbers[-1] / numbers[-2]:.1f}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        measured = []
        for wanted in sys.argv[1:] or ["1000", "10000"]:
            measured.append(measure(int(wanted), Path(place)))
            _print(measured)
            sys.stdout.flush()
