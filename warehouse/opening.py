"""Opening the pipeline's file: lock, migrations, and what can be wrong with it."""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager, suppress
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb

from warehouse.columns import utc
from warehouse.errors import (
    WarehouseBrokenError,
    WarehouseError,
    WarehouseLockedError,
    WarehouseNewerError,
    WarehouseOlderError,
    WarehouseWriteError,
)
from warehouse.warehouse import Warehouse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from importlib.resources.abc import Traversable
    from pathlib import Path

_NEWER = re.compile(r"(newer|later) version|storage version|can only read version", re.IGNORECASE)
_FULL = ("no space left", "disk full", "file too large", "could not write", "quota exceeded")
_DENIED = ("permission denied", "read-only file system", "read-only")

# What the file and the disk can do to a statement that is right; a wrong statement is a fault and stays one.
SURPRISES = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.TransactionException,  # a COMMIT whose log could not be written
    OSError,
)


@contextmanager
def open_warehouse(path: Path, *, now: datetime) -> Iterator[Warehouse]:
    """The warehouse at `path`, created or migrated as needed, held until the block ends.

    DuckDB's lock on the file excludes other processes; the system frees it with a process that dies. Raises
    WarehouseLockedError, WarehouseNewerError, WarehouseBrokenError, WarehouseWriteError.
    """
    _sweep(path)
    if not path.exists():
        _create(path, now=now)
    connection = _connect(path)
    try:
        with translated(path, SURPRISES):
            migrate(connection, path, now=now)
        yield Warehouse(path, connection)
    finally:
        connection.close()


@contextmanager
def read_warehouse(path: Path) -> Iterator[Warehouse]:
    """The warehouse at `path` as it is, for reading alone, beside others who read it.

    A run that has it open excludes readers, and they exclude a run as long as they have it open. Raises
    WarehouseLockedError, WarehouseNewerError, WarehouseBrokenError, WarehouseOlderError.
    """
    with translated(path):
        connection = duckdb.connect(str(path), read_only=True)
    try:
        with translated(path, (*SURPRISES, duckdb.CatalogException)):
            be_quiet(connection)
            connection.execute("SET TimeZone = 'UTC'")
            held = connection.execute("SELECT max(version) FROM schema_version").fetchall()[0][0]
        latest = max(_steps())
        if held > latest:
            raise _newer(path, held, latest)
        if held < latest:
            raise WarehouseOlderError(
                path,
                f"it has schema {held}, and this claimwatch reads {latest}",
                "Bring it up to date with `claimwatch run --offline`",
            )
        yield Warehouse(path, connection)
    finally:
        connection.close()


def _name(beside: Path, path: Path) -> None:
    """Give a whole file its name. A link, not a renaming: whoever made it in the meantime keeps it."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}:
            raise
        # a file system without links (exFAT, some network shares)
        if path.exists():
            raise FileExistsError(errno.EEXIST, "somebody made it", str(path)) from error
        beside.rename(path)


def _sweep(path: Path) -> None:
    """Remove what processes left that died while they made a new file."""
    for leftover in path.parent.glob(f"{path.name}.*.creating*"):
        pid = leftover.name.removeprefix(f"{path.name}.").split(".", 1)[0]
        if pid.isdecimal() and not _is_alive(int(pid)):
            with suppress(OSError):
                leftover.unlink()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _create(path: Path, *, now: datetime) -> None:
    """Make a new file beside `path`, then name it so: a disk that fills up leaves no half of one."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.creating")
    try:
        with translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(beside)
        try:
            with translated(path, SURPRISES):
                migrate(connection, beside, now=now)
        finally:
            connection.close()
        with translated(path), suppress(FileExistsError):
            _name(beside, path)
    finally:
        for leftover in (beside, beside.with_name(f"{beside.name}.wal")):
            with suppress(FileNotFoundError, NotADirectoryError):
                leftover.unlink()


@contextmanager
def translated(
    path: Path, surprises: tuple[type[Exception], ...] = (duckdb.Error, OSError)
) -> Iterator[None]:
    """Turn DuckDB's and the system's errors about the file at `path` into ours."""
    try:
        yield
    except WarehouseError:
        raise
    except surprises as error:
        raise _explain(path, error) from error


@contextmanager
def attached(warehouse: Warehouse, other: Path, name: str) -> Iterator[None]:
    """Another file of DuckDB's under that name, for reading, until the block ends."""
    place = str(other).replace("'", "''")
    with translated(other):
        warehouse.connection.execute(f"ATTACH '{place}' AS {name} (READ_ONLY)")
    try:
        yield
    finally:
        warehouse.connection.execute(f"DETACH {name}")


def migrate(connection: duckdb.DuckDBPyConnection, path: Path, *, now: datetime) -> None:
    """Bring the schema up to date. All pending steps are one transaction: a failure leaves the old file."""
    connection.execute("BEGIN")
    try:
        for version, name, text in _pending(connection, path):
            connection.execute(text)
            connection.execute("INSERT INTO schema_version VALUES (?, ?, ?)", [version, name, utc(now)])
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _pending(connection: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[int, str, str]]:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER, name VARCHAR, applied_at TIMESTAMP)"
    )
    held = connection.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchall()[0][0]
    steps = _steps()
    if held > max(steps):
        raise _newer(path, held, max(steps))
    return [(version, *steps[version]) for version in sorted(steps) if version > held]


def _newer(path: Path, held: int, known: int) -> WarehouseNewerError:
    return WarehouseNewerError(
        path,
        f"it has schema {held}, and this claimwatch knows only up to {known}",
        "Install the newer claimwatch again, or move the file away and run `claimwatch rebuild`",
    )


def _steps() -> dict[int, tuple[str, str]]:
    found = sorted(
        (entry.name.removesuffix(".sql"), _statements(entry))
        for entry in files("warehouse").joinpath("migrations").iterdir()
    )
    steps = {int(name[:4]): (name, text) for name, text in found}
    if len(steps) < len(found):
        raise AssertionError(f"two migrations have one number: {[name for name, _ in found]}")
    return steps


def _statements(step: Traversable) -> str:
    """SQL of a migration: one file, or a folder of files that run in the order of their names."""
    if step.is_file():
        return step.read_text(encoding="utf-8")
    return "\n".join(
        part.read_text(encoding="utf-8") for part in sorted(step.iterdir(), key=lambda one: one.name)
    )


def be_quiet(connection: duckdb.DuckDBPyConnection) -> None:
    """No bar for what takes long: DuckDB draws one wherever Python runs without a script, as in a forked process."""
    connection.execute("SET enable_progress_bar = false")


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path))
        be_quiet(connection)
        # times are stored as UTC without a zone; nothing may depend on where the machine stands
        connection.execute("SET TimeZone = 'UTC'")
        # what one batch has let go of goes back to the system before the next asks for more
        connection.execute("SET allocator_background_threads = true")
        return connection


def _explain(path: Path, error: Exception) -> WarehouseError:
    text = " ".join(str(error).split())
    low = text.lower()
    if "conflicting lock" in low or "could not set lock" in low:
        found = re.search(r"PID (\d+)", text)
        pid = int(found[1]) if found else 0
        holder = f"process {pid}" if pid else "another process"
        return WarehouseLockedError(
            path, f"{holder} is working with it", "Wait until that run has ended, then try again", pid=pid
        )
    if getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} or any(
        w in low for w in _FULL
    ):
        return WarehouseWriteError(
            path,
            f"the disk is full ({text})",
            "Free some space and run again: nothing that was there is lost",
        )
    if getattr(error, "errno", None) in {errno.EACCES, errno.EROFS, errno.ENOTDIR, errno.EEXIST} or any(
        w in low for w in _DENIED
    ):
        return WarehouseWriteError(
            path,
            f"it cannot be written ({text})",
            "Give this user the right to write there, or choose another --data",
        )
    if _NEWER.search(text):
        return WarehouseNewerError(
            path,
            f"a newer version wrote it ({text})",
            "Install the newer version again, or run `claimwatch rebuild`",
        )
    return WarehouseBrokenError(
        path, f"DuckDB cannot work with it ({text})", "Move it away and run `claimwatch rebuild`"
    )
