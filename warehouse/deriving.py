"""What follows from the rows: lives of claims, thefts, origins, differences. The thinking is in SQL."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from warehouse import statements

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

# resolve/05_evidence_level.sql: from a day to a bare name, and last what people told apart
_LEVELS = range(7)


def settle_lives(connection: duckdb.DuckDBPyConnection) -> None:
    """Since when, until when each claim stands."""
    statements.run(connection, "life/claim_life")
    connection.execute("DELETE FROM claim_life")
    statements.run(connection, "life/replace_claim_life")


def resolve(connection: duckdb.DuckDBPyConnection, run_seq: int) -> None:
    """Which theft each claim is about; which texts are copies of one. Only what changed is thought over."""
    facts = {"run_seq": run_seq, "rules": _rules()}
    for name in statements.names("resolve", "0", "2"):
        statements.run(connection, name, facts)
    for level in _LEVELS:
        for name in statements.names("resolve", "level_", "level_~"):
            statements.run(connection, name, {"level": level})
    for name in statements.names("resolve", "2", "4"):
        statements.run(connection, name, facts)
    for table in ("membership", "origin", "block"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above
        statements.run(connection, f"resolve/{table}")


@cache
def _rules() -> str:
    # other rules place claims anew, also where nothing else changed
    text = "".join(statements.read(name) for name in statements.names("resolve"))
    return hashlib.sha256(text.encode()).hexdigest()


def compare(connection: duckdb.DuckDBPyConnection, run_seq: int, *, at: datetime, is_mailing: bool) -> None:
    """What the attributions say against each baseline: new differences, ended ones, ones that go on."""
    facts = {"run_seq": run_seq, "at": at, "is_mailing": is_mailing}
    for name in statements.names("compare"):
        statements.run(connection, name, facts)
