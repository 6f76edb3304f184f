"""What follows from the rows: lives of claims, thefts, origins, differences. The thinking is in SQL."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from warehouse import statements

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import duckdb


def settle_lives(connection: duckdb.DuckDBPyConnection, run_seq: int) -> None:
    """Since when, until when each claim stands. Only of documents that this run has seen or read."""
    facts = {"run_seq": run_seq, "rules": _rules("life")}
    for name in ("touched", "claim_life", "forget_claim_life", "replace_claim_life"):
        statements.run(connection, f"life/{name}", facts)
    connection.execute("DELETE FROM life_rules")
    statements.run(connection, "life/replace_life_rules", facts)


def resolve(connection: duckdb.DuckDBPyConnection, run_seq: int) -> None:
    """Which theft each claim is about; which texts are copies of one. Only what changed is thought over."""
    facts = {"run_seq": run_seq, "rules": _rules("resolve")}
    for name in statements.names("resolve", "0", "09"):
        statements.run(connection, name, facts)
    _place(connection)
    if _learn_names(connection):
        _place(connection)
    for name in statements.names("resolve", "2", "30"):
        statements.run(connection, name, facts)
    for (part,) in statements.run(connection, "resolve/sought_parts"):
        statements.run(connection, "resolve/twin", {"part": part})
    statements.run(connection, "resolve/31_origin")
    for table in ("membership", "parting", "origin", "block", "text_sought"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above
        statements.run(connection, f"resolve/{table}")


def _place(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare the evidence and place it, from the most exact to the vaguest."""
    for name in statements.names("resolve", "09", "2"):
        statements.run(connection, name)
    for (level,) in statements.run(connection, "resolve/levels"):
        _place_level(connection, {"level": level, "is_last": False})
        ((waiting,),) = statements.run(connection, "resolve/waiting", {"level": level})
        if waiting:
            # what stood between two clusters of this level, or fits several
            _place_level(connection, {"level": level, "is_last": True})


def _place_level(connection: duckdb.DuckDBPyConnection, facts: Mapping[str, object]) -> None:
    # once more for what fits only what has just been attached
    for name in statements.names("resolve", "fit_", "fit_~") * 2:
        statements.run(connection, name, facts)
    for name in statements.names("resolve", "level_", "level_~"):
        statements.run(connection, name, facts)


def _learn_names(connection: duckdb.DuckDBPyConnection) -> bool:
    """Take names that one theft has brought together for one victim's; whether there were any."""
    statements.run(connection, "resolve/learn_0_name")
    ((learned,),) = statements.run(connection, "resolve/learn_1_count")
    if learned:
        statements.run(connection, "resolve/learn_2_pair")
    return bool(learned)


@cache
def _rules(folder: str) -> str:
    # other rules place claims anew, or tell their lives anew, also where nothing else changed
    text = "".join(statements.read(name) for name in statements.names(folder))
    return hashlib.sha256(text.encode()).hexdigest()


def compare(connection: duckdb.DuckDBPyConnection, run_seq: int, *, at: datetime, is_mailing: bool) -> None:
    """What the attributions say against each baseline: new differences, ended ones, ones that go on."""
    facts = {"run_seq": run_seq, "at": at, "is_mailing": is_mailing}
    for name in statements.names("compare"):
        statements.run(connection, name, facts)
