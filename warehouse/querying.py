"""SQL of users, on the published copy, where it can do no harm."""

from __future__ import annotations

import re
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse import statements
from warehouse.answers import Limits
from warehouse.errors import QueryError
from warehouse.opening import be_quiet, translated
from warehouse.rows import as_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from warehouse.answers import Rows

_DEFAULT = Limits()
_REFUSED = ("read-only", "Cannot change configuration", "external extensions is disabled")


def query(path: Path, sql: str, limits: Limits = _DEFAULT) -> Rows:
    """Answer one statement from the published copy at `path`.

    Read-only, without access to files, network or settings, within the limits. Raises QueryError, and
    WarehouseError where the copy itself cannot be opened.
    """
    return _answer(path, sql, None, limits)


def show(
    path: Path, name: str, parameters: Mapping[str, Any] | None = None, limits: Limits = _DEFAULT
) -> Rows:
    """Answer a question of warehouse/sql (`show/sources`) from the published copy. Errors as for `query`."""
    return _answer(path, statements.read(name), parameters, limits)


def _answer(path: Path, sql: str, parameters: Mapping[str, Any] | None, limits: Limits) -> Rows:
    with _sandbox(path, limits) as connection:
        _only_one(connection, path, sql)
        timer = Timer(limits.seconds, connection.interrupt)
        timer.start()
        try:
            return as_rows(connection, sql, parameters, max_rows=limits.max_rows)
        except duckdb.InterruptException as error:
            raise QueryError(
                path,
                f"the query took longer than {limits.seconds:g} seconds",
                "Ask for less, or raise `query.seconds` in pipeline.toml",
                kind="time",
            ) from error
        except duckdb.Error as error:
            raise _explain(path, error) from error
        finally:
            timer.cancel()


@contextmanager
def _sandbox(path: Path, limits: Limits) -> Iterator[duckdb.DuckDBPyConnection]:
    if not path.exists():
        raise QueryError(path, "there is no such file yet", "Run `claimwatch run` first", kind="failed")
    with translated(path):
        connection = duckdb.connect(str(path), read_only=True)
    try:
        _lock(connection, limits)
        yield connection
    finally:
        connection.close()


def _lock(connection: duckdb.DuckDBPyConnection, limits: Limits) -> None:
    # a second question at the same time in this process shares the database, and finds it locked already
    if connection.execute("SELECT current_setting('lock_configuration')").fetchall() == [(True,)]:
        return
    be_quiet(connection)
    connection.execute(f"SET memory_limit = '{limits.memory_mb}MB'")
    # no spilling: the folder of a reader may be read-only, and a runaway query must not fill the disk
    connection.execute("SET temp_directory = ''")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _only_one(connection: duckdb.DuckDBPyConnection, path: Path, sql: str) -> None:
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise _explain(path, error) from error
    if len(statements) != 1:
        raise QueryError(
            path, f"that is {len(statements)} statements", "Ask one question at a time", kind="syntax"
        )


def _explain(path: Path, error: duckdb.Error) -> QueryError:
    text = _in_one_line(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return QueryError(
            path,
            f"the query needs too much memory ({text})",
            "Ask for less, or raise `query.megabytes` in pipeline.toml",
            kind="memory",
        )
    if isinstance(error, duckdb.PermissionException) or any(word in text for word in _REFUSED):
        return QueryError(
            path,
            f"that is not allowed here ({text})",
            "Only reading the tables of this file is",
            kind="refused",
        )
    if isinstance(error, duckdb.ParserException | duckdb.BinderException | duckdb.CatalogException):
        return QueryError(
            path, text, "`SELECT table_name, comment FROM duckdb_tables()` lists what there is", kind="syntax"
        )
    if isinstance(error, duckdb.DataError | duckdb.InvalidInputException):
        # a date that is none, a text that is no number, a sum out of range, a pattern that is wrong
        return QueryError(path, text, "Change that value; dates are written '2025-02-21'", kind="syntax")
    return QueryError(path, text, "Change the query", kind="failed")


def _in_one_line(error: duckdb.Error) -> str:
    """What DuckDB says, without the copy of the query and the caret under it, which need lines of their own."""
    said = re.split(r"\n\s*LINE \d+:", str(error), maxsplit=1)[0]
    return " ".join(said.split())
