"""Answers of DuckDB as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warehouse.answers import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb


def as_rows(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    max_rows: int | None = None,
) -> Rows:
    """Run one statement. More than `max_rows` rows are cut, and the answer says so."""
    answer = connection.execute(sql, dict(parameters) if parameters else None)
    description = answer.description or []
    if max_rows is None:
        rows, is_cut = answer.fetchall(), False
    else:
        rows = answer.fetchmany(max_rows + 1)
        is_cut = len(rows) > max_rows
        rows = rows[:max_rows]
    return Rows(
        columns=tuple(str(column[0]) for column in description),
        types=tuple(str(column[1]) for column in description),
        rows=tuple(rows),
        is_cut=is_cut,
    )
