"""The file that everybody reads: a complete copy of the contract's views, replaced in one instant."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from warehouse.opening import SURPRISES, translated
from warehouse.shortcuts import among, evaluate, forget
from warehouse.telling import MUCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import duckdb

    from warehouse.warehouse import Warehouse

# In the order in which an analyst meets them.
PUBLISHED = (
    "claims",
    "thefts",
    "attributions",
    "differences",
    "documents",
    "addresses",
    "timeline",
    "baselines",
    "baseline_references",
    "questions",
    "joinings",
    "partings",
    "decisions",
    "aliases",
    "theft_forwards",
    "sources",
    "runs",
    "failures",
    "alerts",
)
# What others of them are made of.
_INNER = ("claims", "thefts", "attributions", "differences")
# Tables that grow with what is held, and by which of their columns it is known which rows have changed.
_GROWING = {
    "claims": {"claim_id": "claim"},
    "thefts": {"theft_id": "theft"},
    "attributions": {"theft_id": "theft"},
    "documents": {"version_id": "version"},
    "timeline": {"theft_id": "theft", "id": "claim"},
    "joinings": {"theft_id": "theft", "claim_id": "claim"},
}
# What a delivery changes.
OUTBOX = ("alerts",)
_ORDER = {
    "claims": "published_on, claim_id",
    "thefts": "theft_date, theft_id",
    "attributions": "theft_id, party",
    "differences": "baseline, category, difference_id",
    "documents": "published_on, version_id",
    "timeline": "happened_on, kind, id",
}


def publish(warehouse: Warehouse, target: Path) -> None:
    """Write beside `target` and rename over it. Readers keep what they opened; nobody sees half of it.

    The former copy with what has changed since then, if that is known and little; else everything anew.
    Every DuckDB from 1.0 on can open it: its storage is that version's, and its tables have no keys or
    indexes.
    Raises WarehouseWriteError; the former copy is then untouched.
    """
    connection = warehouse.connection
    changed = _changed(connection) if _is_remembered(connection, target) else None

    def write(beside: Path) -> None:
        if changed is None:
            _copy(connection, beside, PUBLISHED)
        else:
            shutil.copyfile(target, beside)
            _bring_up(connection, beside, changed)

    _replace(warehouse, target, write, forgotten=("published_copy", "unpublished"))


def publish_outbox(warehouse: Warehouse, target: Path) -> None:
    """As `publish`, of the outbox alone: after deliveries, when nothing else has changed since then."""
    is_remembered = _is_remembered(warehouse.connection, target)

    def write(beside: Path) -> None:
        shutil.copyfile(target, beside)
        _copy(warehouse.connection, beside, OUTBOX)

    _replace(warehouse, target, write, forgotten=("published_copy",) if is_remembered else ())


def _is_remembered(connection: duckdb.DuckDBPyConnection, target: Path) -> bool:
    """Whether the copy is the one that was written last, and nobody has written to it."""
    try:
        found = target.stat()
    except OSError:
        return False
    written = connection.execute("SELECT bytes, modified_ns FROM published_copy").fetchall()
    return written == [(found.st_size, found.st_mtime_ns)]


def _changed(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]] | None:
    """Ids by kind of all that is not in the copy as it should be; None if that is much."""
    rows = connection.execute("SELECT kind, list(id) FROM unpublished GROUP BY kind").fetchall()
    changed: dict[str, list[str]] = dict(rows)
    return None if "all" in changed or sum(map(len, changed.values())) > MUCH else changed


def _replace(
    warehouse: Warehouse, target: Path, write: Callable[[Path], None], *, forgotten: tuple[str, ...]
) -> None:
    with translated(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            write(beside)
            _sync(beside)
            if forgotten:
                # before it has its name: who dies in between leaves a copy that is not the one remembered
                _remember(warehouse, beside, forgotten)
            beside.replace(target)
            _sync(target.parent)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()


def _remember(warehouse: Warehouse, copy: Path, forgotten: tuple[str, ...]) -> None:
    """Keep how the copy was written, instead of what these tables held."""
    found = copy.stat()
    connection = warehouse.connection
    with translated(warehouse.path, SURPRISES):
        connection.execute("BEGIN")
        try:
            for table in forgotten:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
            connection.execute("INSERT INTO published_copy VALUES (?, ?)", [found.st_size, found.st_mtime_ns])
            connection.execute("COMMIT")
        except BaseException:
            with suppress(Exception):
                connection.execute("ROLLBACK")
            raise


def _sweep(target: Path) -> None:
    # whoever died in the middle left them; the warehouse's lock says that nobody else is publishing now
    for leftover in target.parent.glob(f"{target.name}.*.tmp*"):
        leftover.unlink(missing_ok=True)


def _copy(connection: duckdb.DuckDBPyConnection, beside: Path, views: tuple[str, ...]) -> None:
    with _attached(connection, beside):
        evaluate(connection, *(_INNER if len(views) > 1 else ()))
        for view in views:
            connection.execute(f"CREATE OR REPLACE TABLE published.{view} AS {_rows(view)}")
        forget(connection, *_INNER)
        for statement in _comments(connection, views):
            connection.execute(statement)


def _bring_up(connection: duckdb.DuckDBPyConnection, beside: Path, changed: Mapping[str, list[str]]) -> None:
    with _attached(connection, beside):
        # claims are not evaluated whole: most of them are not asked for
        evaluate(connection, *_INNER[1:])
        for view in PUBLISHED:
            if view in _GROWING:
                _exchange(
                    connection,
                    view,
                    {column: changed.get(kind, []) for column, kind in _GROWING[view].items()},
                )
            else:
                connection.execute(f"DELETE FROM published.{view}")  # noqa: S608 - a name of ours
                connection.execute(f"INSERT INTO published.{view} {_rows(view)}")
        forget(connection, *_INNER)


def _exchange(connection: duckdb.DuckDBPyConnection, view: str, ids: Mapping[str, list[str]]) -> None:
    """Replace the rows in which one of these columns has one of these ids."""
    conditions = [among(column, wanted) for column, wanted in ids.items()]
    for condition in conditions:
        connection.execute(f"DELETE FROM published.{view} WHERE {condition}")  # noqa: S608 - ids are hashes of ours
    done = ""
    for condition in conditions:
        connection.execute(f"INSERT INTO published.{view} FROM {view} WHERE {condition}{done}")
        done += f" AND ({condition}) IS NOT TRUE"


def _rows(view: str) -> str:
    return f"SELECT * FROM {view} ORDER BY {_ORDER.get(view, 'ALL')}"  # noqa: S608 - a name of ours


@contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, beside: Path) -> Iterator[None]:
    """The copy as `published`. One transaction: the tables belong to one state of the warehouse."""
    place = str(beside).replace("'", "''")
    connection.execute(f"ATTACH '{place}' AS published (STORAGE_VERSION 'v1.0.0')")
    try:
        connection.execute("BEGIN")
        yield
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT published")
    except BaseException:
        with suppress(Exception):
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("DETACH published")


def _comments(connection: duckdb.DuckDBPyConnection, published: tuple[str, ...]) -> list[str]:
    views = connection.execute(
        "SELECT view_name, comment FROM duckdb_views() WHERE database_name = current_database()"
    ).fetchall()
    columns = connection.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns()"
        " WHERE database_name = current_database()"
    ).fetchall()
    statements = [
        f"COMMENT ON TABLE published.{view} IS {_quoted(comment)}"
        for view, comment in views
        if view in published and comment
    ]
    statements += [
        f'COMMENT ON COLUMN published.{table}."{column}" IS {_quoted(comment)}'
        for table, column, comment in columns
        if table in published and comment
    ]
    return statements


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
