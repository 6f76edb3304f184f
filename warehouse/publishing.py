"""The file that everybody reads: a complete copy of the contract's views, replaced in one instant."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from warehouse.opening import translated
from warehouse.shortcuts import EVALUATED, evaluate, forget

if TYPE_CHECKING:
    from collections.abc import Callable
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
_INNER = (*EVALUATED, "differences")
# What a delivery changes.
_OUTBOX = ("alerts",)
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

    Every DuckDB from 1.0 on can open it: its storage is that version's, and its tables have no keys or
    indexes.
    Raises WarehouseWriteError; the former copy is then untouched.
    """
    _replace(target, lambda beside: _copy(warehouse.connection, beside, PUBLISHED))


def publish_outbox(warehouse: Warehouse, target: Path) -> None:
    """As `publish`, of the outbox alone: after deliveries, when nothing else has changed since then."""

    def write(beside: Path) -> None:
        shutil.copyfile(target, beside)
        _copy(warehouse.connection, beside, _OUTBOX)

    _replace(target, write)


def _replace(target: Path, write: Callable[[Path], None]) -> None:
    with translated(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            write(beside)
            _sync(beside)
            beside.replace(target)
            _sync(target.parent)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()


def _sweep(target: Path) -> None:
    # whoever died in the middle left them; the warehouse's lock says that nobody else is publishing now
    for leftover in target.parent.glob(f"{target.name}.*.tmp*"):
        leftover.unlink(missing_ok=True)


def _copy(connection: duckdb.DuckDBPyConnection, beside: Path, views: tuple[str, ...]) -> None:
    place = str(beside).replace("'", "''")
    connection.execute(f"ATTACH '{place}' AS published (STORAGE_VERSION 'v1.0.0')")
    try:
        # one transaction: the tables belong to one state of the warehouse
        connection.execute("BEGIN")
        evaluate(connection, *(_INNER if len(views) > 1 else ()))
        for view in views:
            order = f" ORDER BY {_ORDER[view]}" if view in _ORDER else " ORDER BY ALL"
            rows = f"SELECT * FROM {view}{order}"  # noqa: S608 - a name of ours
            connection.execute(f"CREATE OR REPLACE TABLE published.{view} AS {rows}")
        forget(connection, *_INNER)
        for statement in _comments(connection, views):
            connection.execute(statement)
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
