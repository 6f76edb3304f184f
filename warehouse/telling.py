"""Thefts and attributions told anew where a run has changed them, and what of it is yet to be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import statements
from warehouse.shortcuts import forget

if TYPE_CHECKING:
    import duckdb

# More changes than these are written into the published copy in no less time than everything.
MUCH = 5_000


def tell(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring `theft_told` and `attribution_told` up to what the views `thefts` and `attributions` say.

    Only what may have changed is evaluated: the outcome is the same as if all were (tests/warehouse/test_telling.py).
    From here on temporary tables stand before the two views, until the next batch.
    """
    facts = {"rules": statements.fingerprint("tell"), "much": MUCH}
    for name in statements.names("tell"):
        if name == "tell/7_remember":
            connection.execute("DELETE FROM told")
        statements.run(connection, name, facts)
    # before the table of its name: of the others, neither view sees a claim
    connection.execute(
        "CREATE TEMP TABLE membership AS FROM main.membership SEMI JOIN changed_theft USING (theft_id)"
    )
    connection.execute("INSERT INTO theft_told FROM main.thefts")
    connection.execute("CREATE TEMP TABLE thefts AS FROM theft_told")
    connection.execute("INSERT INTO attribution_told FROM attributions_of_all()")
    forget(connection, "membership")
    connection.execute(
        "CREATE TEMP TABLE attributions AS"
        " SELECT * EXCLUDE (is_behind_a_state) FROM attribution_told WHERE NOT is_behind_a_state"
    )
