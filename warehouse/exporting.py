"""Published tables as Parquet files, written by DuckDB itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from warehouse import statements
from warehouse.errors import QueryError
from warehouse.opening import be_quiet, translated
from warehouse.publishing import PUBLISHED

if TYPE_CHECKING:
    from pathlib import Path


def write_parquet(published: Path, table: str, target: Path) -> None:
    """Write a published table to `target`, beside it first. Unchanged data gives the same bytes again.

    QueryError where nothing is published or no such table is; WarehouseWriteError where it cannot be written.
    """
    if table not in PUBLISHED or not published.exists():
        raise QueryError(published, f"there is no {table} there", "Run `claimwatch run` first", kind="failed")
    beside = target.with_name(f"{target.name}.part")
    with translated(published):
        connection = duckdb.connect(str(published), read_only=True)
    try:
        with translated(target):
            be_quiet(connection)
            # several threads write their rows in an order of their own
            connection.execute("SET threads = 1")
            rows = connection.sql(statements.read(f"export/{table}"))
            rows.write_parquet(str(beside), compression="zstd")
            beside.replace(target)
    finally:
        connection.close()
        beside.unlink(missing_ok=True)
