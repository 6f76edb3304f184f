"""What follows from the rows: lives of claims, thefts, origins, differences. The thinking is in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import statements

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import duckdb


_LIVES = (
    "touched_page", "claim_life", "forget_claim_life", "replace_claim_life", "forget_version_seen", "version_seen",
)  # fmt: skip


def settle_lives(connection: duckdb.DuckDBPyConnection, from_run_seq: int) -> None:
    """Since when, until when each claim stands, and each text was seen; of documents touched since that run."""
    facts = {"from_run_seq": from_run_seq, "rules": statements.fingerprint("life")}
    for name in _LIVES:
        statements.run(connection, f"life/{name}", facts)
    connection.execute("DELETE FROM life_rules")
    statements.run(connection, "life/replace_life_rules", facts)


def find_references(connection: duckdb.DuckDBPyConnection, from_run_seq: int) -> None:
    """Which texts are what a baseline refers to: of new ones, or of all for other references or rules."""
    statements.run(connection, "reference/now", {"rules": statements.fingerprint("reference")})
    ((is_same,),) = statements.run(connection, "reference/is_same")
    if not is_same:
        _empty(connection, "reference_text")
    statements.run(connection, "reference/find", {"from_run_seq": from_run_seq if is_same else 0})
    _empty(connection, "reference_sought")
    statements.run(connection, "reference/remember")


# What the next run goes by: written anew by each.
_WEIGHED = ("evidence_known", "forbidden_known", "learned_known", "found_place")
_REMEMBERED = ("world", "name_known", *_WEIGHED)
_DERIVED = ("membership", "parting", "origin")


def resolve(connection: duckdb.DuckDBPyConnection, run_seq: int, from_run_seq: int) -> None:
    """Which theft each claim is about; which texts are copies of one.

    Only what changed since the last run is weighed again, and what that changes in turn. The outcome is the
    same as if all were weighed (tests/warehouse/test_weighing.py).
    """
    rules = statements.fingerprint("resolve")
    facts = {"run_seq": run_seq, "from_run_seq": from_run_seq, "rules": rules}
    _run_all(connection, "0", "05", facts)
    ((is_same,),) = statements.run(connection, "resolve/world_same")
    if not is_same:
        _empty(connection, *_REMEMBERED, "name_pair")
    _run_all(connection, "05", "2", facts)
    ((is_much,),) = statements.run(connection, "resolve/much")
    if is_much:
        _empty(connection, *_WEIGHED)
        _run_all(connection, "all_", "all_~", {})
    turn = _place(connection, 1, is_all=is_much)
    if _learn_names(connection):
        turn = _place(connection, 2, is_all=False)
    else:
        statements.run(connection, "resolve/new_found_place", {"round": 2})
    _run_all(connection, "2", "24", {"turn": turn + 1})
    _weigh(connection, "meet_weighed", {"from_turn": turn + 1})
    _run_all(connection, "24", "32", facts)
    for table in (*_DERIVED, *_REMEMBERED):
        _empty(connection, table)
        statements.run(connection, f"resolve/{table}")


def _empty(connection: duckdb.DuckDBPyConnection, *tables: str) -> None:
    for table in tables:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above


def _place(connection: duckdb.DuckDBPyConnection, number: int, *, is_all: bool) -> int:
    """Place what is altered and what that may change, in the first or second round; the last turn of weighing.

    `is_all`: everything is altered, so that there is nothing else for it to change.
    """
    _run_all(connection, "round_", "round_~", {"round": number})
    _weigh(connection, "meet_baseline", {})
    if is_all:
        _weigh(connection, "meet_weighed", {"from_turn": 0})
        _place_weighed(connection, 0)
        turn = 0
    else:
        turn = _place_and_spread(connection, number)
    statements.run(connection, "resolve/new_found_place", {"round": number})
    return turn


def _place_and_spread(connection: duckdb.DuckDBPyConnection, number: int) -> int:
    """Place until nothing moves any more.

    Where something moved that is no neighbour of what was altered, its neighbours are weighed in another turn.
    """
    turn, placed, found = 0, -1, True
    while True:
        if found:
            _weigh(connection, "meet_weighed", {"from_turn": turn})
        else:
            # placed only once all that is altered has its neighbours: else it would be placed again
            _place_weighed(connection, placed + 1)
            placed = turn
        statements.run(connection, "resolve/moved", {"round": number})
        ((found,),) = statements.run(connection, "resolve/spread", {"turn": turn + 1})
        if not found and placed == turn:
            return turn
        turn += bool(found)


def _weigh(connection: duckdb.DuckDBPyConnection, meeting: str, facts: Mapping[str, object]) -> None:
    ((met,),) = statements.run(connection, f"resolve/{meeting}", facts)
    if met:
        _run_all(connection, "weigh_", "weigh_~", {})


def _place_weighed(connection: duckdb.DuckDBPyConnection, from_turn: int) -> None:
    """From the most exact to the vaguest, beginning where something is weighed since that turn."""
    _weigh(connection, "meet_between", {"from_turn": from_turn})
    ((from_level,),) = statements.run(connection, "resolve/from_level", {"from_turn": from_turn})
    _run_all(connection, "lift_", "lift_~", {"from_level": from_level})
    for (level,) in statements.run(connection, "resolve/levels"):
        # the second time what stood between two clusters of this level, or fits several
        if _place_level(connection, level, is_last=False):
            _place_level(connection, level, is_last=True)


def _place_level(connection: duckdb.DuckDBPyConnection, level: int, *, is_last: bool) -> bool:
    """Attach what fits, gather the rest; whether something is left without a place."""
    first = level * 8 + (4 if is_last else 0)
    # twice, for what fits only what has just been attached
    for step in (first + 1, first + 2):
        facts = {"level": level, "step": step}
        statements.run(connection, "resolve/fit_1_score", facts)
        ((attached,),) = statements.run(connection, "resolve/fit_2_attach", facts)
        if not attached:
            break
    if _is_left(connection, level):
        facts = {"level": level, "is_last": is_last, "step": first + 3}
        _run_all(connection, "level_", "level_~", facts)
        return _is_left(connection, level)
    return False


def _is_left(connection: duckdb.DuckDBPyConnection, level: int) -> bool:
    ((waiting,),) = statements.run(connection, "resolve/left", {"level": level})
    return bool(waiting)


def _learn_names(connection: duckdb.DuckDBPyConnection) -> bool:
    """Take names that one theft has brought together for one victim's; whether there are any."""
    _run_all(connection, "learn_", "learn_~", {})
    ((learned,),) = statements.run(connection, "resolve/learned_count")
    return bool(learned)


def _run_all(
    connection: duckdb.DuckDBPyConnection, first: str, last: str, facts: Mapping[str, object]
) -> None:
    for name in statements.names("resolve", first, last):
        statements.run(connection, name, facts)


def compare(
    connection: duckdb.DuckDBPyConnection, run_seq: int, from_run_seq: int, *, at: datetime, is_mailing: bool
) -> None:
    """What the attributions say against each baseline: new differences, ended ones, ones that go on."""
    facts = {"run_seq": run_seq, "from_run_seq": from_run_seq, "at": at, "is_mailing": is_mailing}
    for name in statements.names("compare"):
        statements.run(connection, name, facts)
