"""What follows from the rows: lives of claims, thefts, origins, differences. The thinking is in warehouse/sql."""

from __future__ import annotations

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
    """Which theft each claim is about; which texts are copies of one."""
    for name in statements.names("resolve", "01", "12"):
        statements.run(connection, name)
    for level in _LEVELS:
        for name in statements.names("resolve", "level_"):
            statements.run(connection, name, {"level": level})
    for name in statements.names("resolve", "20", "27"):
        statements.run(connection, name, {"run_seq": run_seq})
    connection.execute("DELETE FROM membership")
    statements.run(connection, "resolve/27_replace_membership")
    connection.execute("DELETE FROM question")
    for name in statements.names("resolve", "28", "31"):
        statements.run(connection, name)
    connection.execute("DELETE FROM origin")
    statements.run(connection, "resolve/31_replace_origin")


def compare(connection: duckdb.DuckDBPyConnection, run_seq: int, *, at: datetime, is_mailing: bool) -> None:
    """What the attributions say against each baseline: new differences, ended ones, ones that go on."""
    facts = {"run_seq": run_seq, "at": at, "is_mailing": is_mailing}
    for name in statements.names("compare"):
        statements.run(connection, name, facts)
