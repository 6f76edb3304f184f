"""The file itself: locks, migrations, damage, full disks, kills."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.warehouse.builders import NOON, Said, batch, page
from warehouse import (
    WarehouseBrokenError,
    WarehouseLockedError,
    WarehouseNewerError,
    WarehouseWriteError,
    open_warehouse,
    opening,
    publish,
    query,
    read_warehouse,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BYBIT = page("https://ic3.example/bybit", Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21"))


HEAD = """
import sys
from pathlib import Path
from tests.warehouse.builders import *
from warehouse import *
"""


def _child(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", HEAD + code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    code = """
with open_warehouse(Path(sys.argv[1]), now=NOON):
    print('open', flush=True)
    sys.stdin.read()
"""
    child = subprocess.Popen(  # noqa: S603
        [
            sys.executable,
            "-c",
            HEAD + code,
            str(tmp_path / "w.duckdb"),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    yield child
    child.kill()
    child.communicate()


def test_who_holds_the_lock_is_named(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with (
        pytest.raises(WarehouseLockedError, match=f"process {holder.pid}") as caught,
        open_warehouse(tmp_path / "w.duckdb", now=NOON),
    ):
        pass
    assert caught.value.pid == holder.pid
    assert "again" in caught.value.next_action


def test_readers_stand_beside_each_other_and_not_beside_a_writer(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    path = tmp_path / "w.duckdb"
    with pytest.raises(WarehouseLockedError, match=f"process {holder.pid}"), read_warehouse(path):
        pass
    # what a killed writer had committed is read too, and nothing is written for that
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with read_warehouse(path) as one, read_warehouse(path) as another:
        assert one.broken_quotes().rows == another.broken_quotes().rows == ()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_dead_process_locks_nothing(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        assert warehouse.commit(batch(BYBIT)).claims_new == 1


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_warehouse(path, now=NOON) as warehouse:
        warehouse.connection.execute("INSERT INTO schema_version VALUES (9999, 'later', now()::TIMESTAMP)")
    with pytest.raises(WarehouseNewerError, match="9999"), open_warehouse(path, now=NOON):
        pass


def test_a_file_that_is_no_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"something else entirely " * 400)
    with pytest.raises(WarehouseBrokenError, match="rebuild"), open_warehouse(path, now=NOON):
        pass
    assert path.read_bytes().startswith(b"something else")


def test_a_failed_migration_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.duckdb"
    with open_warehouse(path, now=NOON) as warehouse:
        warehouse.commit(batch(BYBIT))
    steps = opening._steps()
    broken = steps | {
        8000: ("8000_good.sql", "CREATE TABLE half (a INTEGER)"),
        8001: ("8001_bad.sql", "DROP VIEW claims; SELECT nonsense"),
    }
    monkeypatch.setattr(opening, "_steps", lambda: broken)
    with pytest.raises(duckdb.Error), open_warehouse(path, now=NOON):
        pass
    monkeypatch.setattr(opening, "_steps", lambda: steps)
    with open_warehouse(path, now=NOON) as warehouse:
        tables = warehouse.connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE table_name = 'half'"
        ).fetchall()
        assert (tables, warehouse.connection.execute("SELECT count(*) FROM claims").fetchall()) == (
            [],
            [(1,)],
        )


def test_a_wrong_statement_of_ours_is_not_called_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in a statement shows as itself, and the transaction leaves nothing behind."""
    from warehouse import deriving

    def fail(*_: object) -> None:
        raise duckdb.BinderException("no such column")

    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        with monkeypatch.context() as patched:
            patched.setattr(deriving, "resolve", fail)
            with pytest.raises(duckdb.BinderException, match="no such column"):
                warehouse.commit(batch(BYBIT))
        assert warehouse.connection.execute("SELECT count(*) FROM claim").fetchall() == [(0,)]
        assert warehouse.commit(batch(BYBIT)).is_first_run


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file stands where the folder should be: told in one line, nothing changed."""
    (tmp_path / "data").write_text("a file")
    with (
        pytest.raises(WarehouseWriteError, match="data"),
        open_warehouse(tmp_path / "data" / "w.duckdb", now=NOON),
    ):
        pass
    assert (tmp_path / "data").read_text() == "a file"


def test_what_a_dead_process_left_half_made_is_removed(tmp_path: Path) -> None:
    """A file that a process was making when it died goes away; one that a living process makes stays."""
    child = _child("pass")
    child.communicate()
    dead = [tmp_path / f"w.duckdb.{child.pid}.creating{end}" for end in ("", ".wal")]
    alive = tmp_path / f"w.duckdb.{os.getppid()}.creating"
    for file in (*dead, alive):
        file.write_bytes(b"half of a file")
    with open_warehouse(tmp_path / "w.duckdb", now=NOON):
        pass
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["w.duckdb", alive.name]


FULL_DISK = """
import random, resource, signal
path, target = Path(sys.argv[1]), Path(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def text(n):
    said = Said("us.fbi", f"victim-{n}", f"{n + 1}_000_000 USD", "2025-01-02")
    return page(f"https://x.example/{n}", said, note=random.Random(n).randbytes(20_000).hex())
many = tuple(map(text, range(900)))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    with open_warehouse(path, now=NOON) as warehouse:
        if sys.argv[4] == "commit":
            warehouse.commit(batch(*many, number=2))
        publish(warehouse, target)
except WarehouseWriteError as error:
    print("told:", error.next_action)
"""


@pytest.mark.parametrize(("step", "room"), [("commit", 0), ("commit", 100_000), ("publish", None)])
def test_a_full_disk_loses_nothing(tmp_path: Path, step: str, room: int | None) -> None:
    """No file may grow beyond a size: what fails says so clearly, and what was there is there."""
    path, target = tmp_path / "w.duckdb", tmp_path / "claims.duckdb"
    with open_warehouse(path, now=NOON) as warehouse:
        warehouse.commit(batch(BYBIT))
        publish(warehouse, target)
    limit = 50_000 if room is None else path.stat().st_size + room
    child = _child(FULL_DISK, path, target, limit, step)
    out, err = child.communicate(timeout=120)
    assert "told: Free some space" in out, err
    with open_warehouse(path, now=NOON) as warehouse:
        assert warehouse.connection.execute("SELECT count(*) FROM claims").fetchall() == [(1,)]
    assert query(target, "SELECT victim FROM claims").rows == (("bybit",),)


CHAOS = """
path, target = Path(sys.argv[1]), Path(sys.argv[2])
for number in range(int(sys.argv[3]), int(sys.argv[3]) + 400):
    with open_warehouse(path, now=NOON) as warehouse:
        said = [Said("us.fbi", f"victim-{number}-{n}", f"{n + 1}_000_000 USD", "2025") for n in range(5)]
        texts = [page(f"https://x.example/{number}/{n}", said[n]) for n in range(5)]
        warehouse.commit(batch(*texts, number=number, enqueue=True, recipients=(Recipient("a@example.org"),)))
        publish(warehouse, target)
        for mail in warehouse.pending_mails():
            warehouse.mark_delivered(mail.mail_id, at=NOON)
    print(number, flush=True)
"""


def test_killed_at_any_instant(tmp_path: Path) -> None:
    """Whole batches or nothing; the copy is always whole; the next run goes on as if nothing had been."""
    path, target = tmp_path / "w.duckdb", tmp_path / "claims.duckdb"
    dice, done = random.Random(20250114), 0  # noqa: S311 - instants of kills
    for attempt in range(6):
        child = _child(CHAOS, path, target, done + 1)
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(dice.random())
        child.kill()
        out, _ = child.communicate()
        confirmed = max(int(line) for line in (first + out).split())
        with open_warehouse(path, now=NOON) as warehouse:
            runs = warehouse.connection.execute("SELECT count(*), max(run_seq) FROM run").fetchall()[0]
            claims = warehouse.connection.execute(
                "SELECT count(*), count(DISTINCT claim_id) FROM claims"
            ).fetchall()[0]
            mails = warehouse.connection.execute(
                "SELECT count(*), count(DISTINCT mail_id) FROM mail"
            ).fetchall()[0]
            assert warehouse.inconsistencies().rows == ()
        assert claims == (runs[0] * 5, runs[0] * 5), attempt
        assert mails == (runs[0], runs[0])
        assert confirmed <= runs[0] <= confirmed + 1
        if target.exists():
            assert query(target, "SELECT count(*) % 5 FROM claims").rows == ((0,),)
        done = runs[0]
    assert done >= 6
    with open_warehouse(path, now=NOON) as warehouse:
        publish(warehouse, target)
    assert not list(tmp_path.glob("claims.duckdb.*"))


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        assert warehouse.last_run_at() is None
    assert [path.name for path in tmp_path.iterdir()] == ["w.duckdb"]
