"""The pipeline's file while it is open: one commit a batch, the outbox, and lists for people."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse import columns, deriving, loading, outbox, statements, telling
from warehouse.answers import Commit
from warehouse.rows import as_rows
from warehouse.shortcuts import forget_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from warehouse.answers import PendingMail, Rows
    from warehouse.values import Batch, Delivery


class Warehouse:
    """An open warehouse. Made by `open_warehouse`; not shared between threads."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self.connection = connection

    def commit(self, batch: Batch) -> Commit:
        """Load; with the run's last batch, resolve, compare and fill the outbox. All or nothing.

        The same batch again adds nothing and mails nothing. What a run that died has loaded is resolved with
        the last batch of the next.
        """
        with self._transaction():
            forget_all(self.connection, but="claim_before")
            before = self._counts()
            opened = loading.open_run(self.connection, batch)
            loading.load(self.connection, batch, opened.run_seq)
            unmatched = self._derive(batch, opened) if batch.is_last else []
            after = self._counts()
        grown = {name: after[name] - before[name] for name in after}
        return Commit(
            run_id=batch.run.run_id,
            is_first_run=opened.is_first,
            documents_new=grown["documents"],
            versions_new=grown["versions"],
            claims_new=grown["claims"],
            claims_closed=grown["closed"],
            thefts=after["thefts"],
            differences_new=grown["differences"],
            mails_queued=grown["mails"],
            questions_open=after["questions"],
            decisions_unmatched=tuple((name, problem) for name, problem in unmatched),
        )

    def _derive(self, batch: Batch, opened: loading.OpenedRun) -> list[tuple[Any, ...]]:
        """All that follows from what was loaded since a run has ended; decisions that cannot be followed."""
        run_seq, from_run_seq = opened.run_seq, opened.from_run_seq
        at = columns.utc(batch.run.started_at)
        deriving.settle_lives(self.connection, from_run_seq)
        deriving.resolve(self.connection, run_seq, from_run_seq)
        deriving.find_references(self.connection, from_run_seq)
        telling.tell(self.connection)
        deriving.compare(self.connection, run_seq, from_run_seq, at=at, is_mailing=batch.enqueue)
        outbox.enqueue(self.connection, batch, run_seq, is_summary=opened.is_first)
        ended = {"run_seq": run_seq, "finished_at": at, "is_mailing": batch.enqueue}
        statements.run(self.connection, "load/close_run", ended)
        return statements.run(self.connection, "show/unmatched_decisions")

    def pending_mails(self) -> tuple[PendingMail, ...]:
        """Mails that are owed, oldest run first, with all that they say."""
        return outbox.pending(self.connection)

    def record_attempt(self, mail_id: str, *, at: datetime, error: str) -> None:
        """A delivery that failed."""
        with self._transaction():
            facts = {"mail_id": mail_id, "at": columns.utc(at), "error": error}
            statements.run(self.connection, "outbox/attempt", facts)

    def mark_delivered(self, mail_id: str, *, at: datetime) -> None:
        """A server accepted this mail: it is never sent again."""
        with self._transaction():
            facts = {"mail_id": mail_id, "at": columns.utc(at)}
            statements.run(self.connection, "outbox/deliver", facts)

    def replay_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Take in the ledger: what it holds counts as delivered, also mails that are queued only later."""
        if not deliveries:
            return
        rows = {
            **columns.same(deliveries, "mail_id", "recipient"),
            "delivered_at": [columns.utc(delivery.delivered_at) for delivery in deliveries],
        }
        with self._transaction():
            statements.run(self.connection, "outbox/delivery", rows)
            statements.run(self.connection, "outbox/deliveries_known")

    def last_run_at(self) -> datetime | None:
        """When the latest run began, by the clock of that time; None before the first."""
        found = self.connection.execute("SELECT max(started_at) FROM run").fetchall()[0][0]
        return found.replace(tzinfo=UTC) if found else None

    def remember_claims(self) -> None:
        """Keep in mind, while this warehouse is open, what is read out of the texts now."""
        with self._transaction():
            statements.run(self.connection, "life/remember_claims")

    def changed_claims(self) -> Rows:
        """What is read otherwise since `remember_claims`: one row a claim that is added, gone or altered."""
        return as_rows(self.connection, statements.read("life/changed_claims"))

    def show(self, name: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Answer of a question of warehouse/sql/show: sources, questions, alerts, …."""
        return as_rows(self.connection, statements.read(f"show/{name}"), parameters)

    def differences(
        self, *, baselines: Sequence[str] = (), categories: Sequence[str] = (), as_of: date | None = None
    ) -> Rows:
        """Differences that hold, or held when the day `as_of` ended (UTC). Empty: all of them."""
        wishes = {"baselines": list(baselines), "categories": list(categories), "as_of": as_of}
        return self.show("differences", wishes)

    def broken_quotes(self) -> Rows:
        """Claims whose quote is not where the row says, or whose text is not held: none, if all is well."""
        return self.show("broken_quotes")

    def inconsistencies(self) -> Rows:
        """Rows that stand twice or lead nowhere, as (problem, id): none, if all is well."""
        return self.show("inconsistencies")

    def _counts(self) -> dict[str, int]:
        return next(iter(as_rows(self.connection, statements.read("show/counts"))))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        from warehouse.opening import SURPRISES, translated  # opening makes this class

        with translated(self.path, SURPRISES):
            self.connection.execute("BEGIN")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # a failed COMMIT, and a disk that is full, have rolled back already
                with suppress(duckdb.Error):
                    self.connection.execute("ROLLBACK")
                raise
