"""The only part that knows DuckDB. SQL stands in .sql files; Python here only runs it.

Doors:

    with open_warehouse(path, now=now) as warehouse:      WarehouseLockedError, WarehouseNewerError, ...
        commit = warehouse.commit(batch)                  load, resolve, compare, enqueue: one transaction
        publish(warehouse, target)                        a complete copy, renamed over `target`
        for mail in warehouse.pending_mails(): ...        warehouse.mark_delivered(mail.mail_id, at=now)
    with read_warehouse(path) as warehouse: ...           as it is, beside other readers
    tables = differing(warehouse, target)                 what the copy says otherwise than the warehouse
    known = carry_over(anew, path)                        history and outbox into one that is made anew
    rows = query(target, "SELECT ...", Limits())          read-only, sandboxed
"""

from warehouse.answers import Commit, Evidence, Limits, MailItem, PendingMail, Rows
from warehouse.carrying import carry_over
from warehouse.checking import differing
from warehouse.errors import (
    IncompleteError,
    QueryError,
    WarehouseBrokenError,
    WarehouseError,
    WarehouseLockedError,
    WarehouseNewerError,
    WarehouseOlderError,
    WarehouseWriteError,
)
from warehouse.exporting import write_parquet
from warehouse.opening import open_warehouse, read_warehouse
from warehouse.publishing import publish, publish_outbox
from warehouse.querying import query, show
from warehouse.values import (
    ActorFact,
    Alias,
    Batch,
    CaptureFacts,
    Decision,
    Delivery,
    Failure,
    LoadedDocument,
    OutcomeStatus,
    Rate,
    Recipient,
    Run,
    RunKind,
    SourceFacts,
    SourceOutcome,
    Verdict,
)
from warehouse.warehouse import Warehouse

__all__ = [
    "ActorFact",
    "Alias",
    "Batch",
    "CaptureFacts",
    "Commit",
    "Decision",
    "Delivery",
    "Evidence",
    "Failure",
    "IncompleteError",
    "Limits",
    "LoadedDocument",
    "MailItem",
    "OutcomeStatus",
    "PendingMail",
    "QueryError",
    "Rate",
    "Recipient",
    "Rows",
    "Run",
    "RunKind",
    "SourceFacts",
    "SourceOutcome",
    "Verdict",
    "Warehouse",
    "WarehouseBrokenError",
    "WarehouseError",
    "WarehouseLockedError",
    "WarehouseNewerError",
    "WarehouseOlderError",
    "WarehouseWriteError",
    "carry_over",
    "differing",
    "open_warehouse",
    "publish",
    "publish_outbox",
    "query",
    "read_warehouse",
    "show",
    "write_parquet",
]
