"""What a warehouse that is made anew takes over from its predecessor: all that the archive does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.opening import SURPRISES, attached, translated

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.warehouse import Warehouse

_CARRIED = (
    "run",
    "source_outcome",
    "failure",
    "difference",
    "theft_forward",
    "mail",
    "mail_attempt",
    "alert",
    "alert_said",
    "delivery",
)


def carry_over(warehouse: Warehouse, former: Path) -> frozenset[str]:
    """Take over runs, outbox, deliveries, differences and forwarded ids; into an empty warehouse.

    Gives the ids of the records that the former one has taken in. It must have today's schema, and nobody may
    have it open for writing.
    """
    with attached(warehouse, former, "former"), translated(warehouse.path, SURPRISES):
        warehouse.connection.execute("BEGIN")
        for table in _CARRIED:
            warehouse.connection.execute(f"INSERT INTO {table} BY NAME FROM former.{table}")
        warehouse.connection.execute("COMMIT")
        taken = warehouse.connection.execute("SELECT record_id FROM former.capture").fetchall()
    return frozenset(record_id for (record_id,) in taken)
