"""The published copy beside the warehouse that it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warehouse.opening import SURPRISES, attached, translated
from warehouse.publishing import OUTBOX, PUBLISHED
from warehouse.shortcuts import evaluate, forget

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.warehouse import Warehouse


class Differing(NamedTuple):
    """A table of the copy, and how many of its rows the warehouse does not have, or has and they are missing."""

    table: str
    rows: int


def differing(warehouse: Warehouse, copy: Path) -> tuple[Differing, ...]:
    """Tables of the copy that do not say what the warehouse does; none where it is yet to be written.

    Alerts are left out: what came of a delivery is recorded after the copy was written. Raises WarehouseError
    where the copy is missing or cannot be read.
    """
    connection = warehouse.connection
    if (
        not connection.execute("FROM published_copy").fetchall()
        or connection.execute("FROM unpublished").fetchall()
    ):
        return ()
    found = []
    with attached(warehouse, copy, "copy"), translated(copy, SURPRISES):
        evaluate(connection, "claims", "thefts", "attributions", "differences")
        try:
            for table in PUBLISHED:
                if table not in OUTBOX:
                    ((rows,),) = connection.execute(
                        f"SELECT count(*) FROM ((FROM {table} EXCEPT ALL FROM copy.{table})"  # noqa: S608 - names of ours
                        f" UNION ALL (FROM copy.{table} EXCEPT ALL FROM {table}))"
                    ).fetchall()
                    found.append(Differing(table, rows))
        finally:
            forget(connection, "claims", "thefts", "attributions", "differences")
    return tuple(one for one in found if one.rows)
