"""Tables that live no longer than the work on one batch, among them views that several statements read.

A temporary table stands before a view of its name, also inside of other views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb


def among(column: str, ids: Iterable[str]) -> str:
    """SQL condition that the column is one of these hashes.

    Written out, since DuckDB carries that, and no table of ids, down to the tables that a view is made of.
    """
    listed = ", ".join(f"'{one}'" for one in ids)
    return f"{column} IN ({listed or 'NULL'})"


def evaluate(connection: duckdb.DuckDBPyConnection, *views: str) -> None:
    """Evaluate views that are not evaluated yet: what they read must not change until `forget`.

    Name the views in an order in which the later ones use the earlier.
    """
    for view in views:
        connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {view} AS FROM main.{view}")


def forget_all(connection: duckdb.DuckDBPyConnection, but: str) -> None:
    """Drop what the last batch left: beside the next one it would take hundreds of megabytes."""
    held = connection.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
    forget(connection, *(name for (name,) in held if name != but))


def forget(connection: duckdb.DuckDBPyConnection, *views: str) -> None:
    """Give their names back to the views."""
    for view in views:
        connection.execute(f"DROP TABLE IF EXISTS temp.{view}")
