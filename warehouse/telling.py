"""Thefts and attributions told anew where a run has changed them, and what of it is yet to be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import statements
from warehouse.shortcuts import among

if TYPE_CHECKING:
    import duckdb

# More of them are told in no more time than all.
_FEW = 1_000


def tell(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring `theft_told` and `attribution_told` up to what the views `thefts` and `attributions` say.

    Only what may have changed is evaluated: the outcome is the same as if all were (tests/warehouse/test_telling.py).
    From here on temporary tables stand before the two views, until the next batch.
    """
    facts = {"rules": statements.fingerprint("tell")}
    for name in statements.names("tell"):
        if name == "tell/7_remember":
            connection.execute("DELETE FROM told")
        statements.run(connection, name, facts)
    ids = [theft_id for (theft_id,) in connection.execute("FROM changed_theft").fetchall()]
    where = f"WHERE {among('theft_id', ids)}" if len(ids) <= _FEW else ""
    connection.execute(f"INSERT INTO theft_told FROM main.thefts {where}")
    connection.execute("CREATE TEMP TABLE thefts AS FROM theft_told")
    connection.execute(f"INSERT INTO attribution_told FROM attributions_of_all() {where}")
    connection.execute(
        "CREATE TEMP TABLE attributions AS"
        " SELECT * EXCLUDE (is_behind_a_state) FROM attribution_told WHERE NOT is_behind_a_state"
    )
