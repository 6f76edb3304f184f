"""Views that several statements read, evaluated once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb


@contextmanager
def evaluated(connection: duckdb.DuckDBPyConnection, *views: str) -> Iterator[None]:
    """Evaluate views once for the block, within a transaction: what they read must not change in it.

    A temporary table stands before a view of its name, also inside of other views. Name the views in an order
    in which the later ones use the earlier.
    """
    for view in views:
        connection.execute(f"CREATE TEMP TABLE {view} AS FROM main.{view}")
    yield
    # after an error the transaction is rolled back, and the tables with it
    for view in views:
        connection.execute(f"DROP TABLE temp.{view}")
