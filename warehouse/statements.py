"""SQL from its files. `read("resolve/02_node")` is the text of warehouse/sql/resolve/02_node.sql."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse.errors import IncompleteError

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def read(name: str) -> str:
    """Text of one statement. IncompleteError if there is no such file: it came with claimwatch, and is gone."""
    return _text(f"{name}.sql")


@cache
def names(folder: str, first: str = "", last: str = "~") -> tuple[str, ...]:
    """Names of the statements in a folder whose own name is between `first` and `last`, in order.

    As they are listed, not as they are found: of one that is gone, whoever reads it hears.
    """
    found = (name for name in _text("statements.txt").split() if name.startswith(f"{folder}/"))
    return tuple(name for name in sorted(found) if first <= name.removeprefix(f"{folder}/") <= last)


def _text(name: str) -> str:
    file = files("warehouse").joinpath("sql", name)
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise IncompleteError(
            Path(str(file)), "this file of claimwatch itself is missing", "Install claimwatch again"
        ) from error


@cache
def fingerprint(folder: str) -> str:
    """Print of all statements in a folder: other rules give another outcome also where nothing else changed."""
    return hashlib.sha256("".join(read(name) for name in names(folder)).encode()).hexdigest()


def run(
    connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, Any] | None = None
) -> list[tuple[Any, ...]]:
    """Run one statement with those of the parameters that it names; all its rows."""
    text = read(name)
    bound = {key: value for key, value in (parameters or {}).items() if f"${key}" in text}
    return connection.execute(_parsed(name), bound or None).fetchall()


@cache
def _parsed(name: str) -> duckdb.Statement:
    # some are run dozens of times by each commit, and parsing takes a fifth of the time of a small one
    (statement,) = duckdb.extract_statements(read(name))
    return statement
