"""Reparse and rebuild read by a cluster of two worker processes: the same rows as without one."""

from __future__ import annotations

import asyncio
import pickle
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import duckdb
import pytest

from flows.errors import ConfigurationError
from flows.paths import Places
from flows.run.execute import execute
from flows.run.job import Job
from flows.settings import load_pipeline
from tests.chaos import invariants
from tests.chaos.site import build_site
from tests.scale.archives import CHECKOUT
from warehouse import RunKind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chaos.site import Site

_TWO_WORKERS = '[parse]\nbatch_size = 5\ncommit_size = 9\ncluster = "local:2"\n'
_PROGRAM = (sys.executable, "-c", "from flows.cli import main; main()")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose archives one process has read, in the data folder `data`."""
    site = build_site(tmp_path_factory.mktemp("site"), generations=2, size=12, port=9, seed=10)
    for archive in site.archives:
        job = Job(RunKind.REPLAY, replay=(archive,), sends_alerts=False)
        asyncio.run(execute(job, site.places(site.config.parent / "data")))
    return site


@pytest.fixture
def site(loaded: Site, tmp_path: Path) -> Site:
    """The same for a test to change."""
    shutil.copytree(loaded.config, tmp_path / "config")
    shutil.copytree(loaded.config.parent / "data", tmp_path / "data")
    return replace(loaded, config=tmp_path / "config")


def claimwatch(places: Places, *args: object) -> subprocess.CompletedProcess[str]:
    command = [*_PROGRAM, "--config", places.config[-1], "--data", places.data, *args]
    return subprocess.run(  # noqa: S603 - our own program
        list(map(str, command)), cwd=CHECKOUT, capture_output=True, text=True, timeout=250, check=False
    )


def test_two_workers_read_what_one_process_reads(site: Site) -> None:
    places = site.places(site.config.parent / "data")
    before = invariants.answers(places)
    (site.config / "pipeline.toml").write_text(_TWO_WORKERS)
    reread = claimwatch(places, "reparse", "--each", "--format", "jsonl")
    assert reread.returncode == 0, reread.stderr
    assert reread.stdout == ""
    assert "distributed" not in reread.stderr
    assert invariants.answers(places) == before

    # where the workers keep what is theirs: nothing but the data folder was written to
    shutil.rmtree(places.data / "dask")
    places.warehouse.unlink()
    rebuilt = claimwatch(places, "rebuild")
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert f"{len(before['documents'])} documents read" in rebuilt.stderr
    assert invariants.answers(places) == before

    assert (places.data / "dask").is_dir()


def test_with_a_newer_parser_every_table_is_what_one_process_makes_of_it(site: Site) -> None:
    """Claims go and come, and differences with them: all rows are the same but for the hour of the run itself."""
    folder = site.config.parent
    alone, spread = site.places(folder / "alone"), site.places(folder / "data")
    shutil.copytree(spread.data, alone.data)
    words = site.config / "language" / "actors.toml"
    # who was BlueNoroff in Japanese is nobody but North Korea now
    words.write_text(words.read_text("utf-8").replace('"ブルーノロフ", ', ""), "utf-8")
    # what the command makes of `--config`
    as_told = Places((CHECKOUT / "config", site.config), alone.data)
    asyncio.run(execute(Job(RunKind.REPARSE, is_offline=True, sends_alerts=False), as_told))
    (site.config / "pipeline.toml").write_text(_TWO_WORKERS)
    reread = claimwatch(spread, "reparse", "--format", "jsonl")
    assert reread.returncode == 0, reread.stderr
    assert "altered" in reread.stdout
    tables = _tables(alone)
    assert len(tables) > 40
    assert _tables(spread) == tables
    closings = {row[tables["claim_life"][0].index("closing")] for row in tables["claim_life"][1]}
    assert "parser_changed" in closings


def _tables(places: Places) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """All rows of all tables; the last run's id, and the hour when it began, by those words.

    But for how the published file is known again on the disk.
    """
    found = {}
    with duckdb.connect(str(places.warehouse), read_only=True) as held:
        ((run_id, began),) = held.execute(
            "SELECT run_id, started_at FROM run ORDER BY run_seq DESC LIMIT 1"
        ).fetchall()
        names = held.execute("SELECT table_name FROM duckdb_tables() WHERE table_name <> 'published_copy'")
        for (name,) in names.fetchall():
            answer = held.execute(f"FROM {name}")
            columns = [column[0] for column in answer.description or ()]
            words = {run_id: "the last run", began: "when it began"}
            rows = [
                tuple(
                    words.get(value, value) if isinstance(value, str | datetime) else value for value in row
                )
                for row in answer.fetchall()
            ]
            found[name] = (columns, sorted(rows, key=repr))
    return found


def test_a_cluster_that_is_none_is_named(loaded: Site, tmp_path: Path) -> None:
    (tmp_path / "pipeline.toml").write_text('[parse]\ncluster = "two machines"\n')
    places = loaded.places(tmp_path / "data")
    with pytest.raises(ConfigurationError, match=r"parse\.cluster"):
        load_pipeline(type(places)((*places.config, tmp_path), places.data))


def test_an_error_of_a_worker_comes_back_as_it_was() -> None:
    error = ConfigurationError("wrong", subject="a.toml", place="key `b`", action="Mend it.")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - what Dask does with it
    assert (type(again), str(again)) == (ConfigurationError, str(error))
