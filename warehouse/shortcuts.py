"""Views that several statements read, evaluated once.

A temporary table stands before a view of its name, also inside of other views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


# What both comparison and publication read.
EVALUATED = ("claims", "thefts", "attributions")


def evaluate(connection: duckdb.DuckDBPyConnection, *views: str) -> None:
    """Evaluate views that are not evaluated yet: what they read must not change until `forget`.

    Name the views in an order in which the later ones use the earlier.
    """
    for view in views:
        connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {view} AS FROM main.{view}")


def forget(connection: duckdb.DuckDBPyConnection, *views: str) -> None:
    """Give their names back to the views."""
    for view in views:
        connection.execute(f"DROP TABLE IF EXISTS temp.{view}")
