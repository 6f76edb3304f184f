"""What a warehouse that is made anew takes over from its predecessor: all that the archive does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import statements
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


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of archived records. `taken`: that the former warehouse has taken in.

    `told`: those of them of which thefts and differences have been made. What a run that died has loaded is not among
    them: who finds that first mails about it, and a warehouse that is made anew mails nothing.
    """

    taken: frozenset[str]
    told: frozenset[str]


def carry_over(warehouse: Warehouse, former: Path) -> Known:
    """Take over runs, outbox, deliveries, differences and forwarded ids; into an empty warehouse.

    The former one must have today's schema, and nobody may have it open for writing.
    """
    with attached(warehouse, former, "former"), translated(warehouse.path, SURPRISES):
        warehouse.connection.execute("BEGIN")
        for table in _CARRIED:
            warehouse.connection.execute(f"INSERT INTO {table} BY NAME FROM former.{table}")
        warehouse.connection.execute("COMMIT")
        records = statements.run(warehouse.connection, "load/known_records")
    return Known(
        taken=frozenset(record_id for record_id, _ in records),
        told=frozenset(record_id for record_id, is_told in records if is_told),
    )
