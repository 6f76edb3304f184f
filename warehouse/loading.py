"""A batch into the tables: captures, versions, readings, claims, and what configuration says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warehouse import columns, statements

if TYPE_CHECKING:
    import duckdb

    from warehouse.columns import Columns
    from warehouse.values import Batch

# What is replaced whole by each commit; the rest only grows.
_REPLACED = (
    "source",
    "baseline",
    "baseline_theft",
    "baseline_attribution",
    "baseline_reference",
    "decision",
    "rate",
    "actor",
    "alias",
)


@dataclass(frozen=True, slots=True)
class OpenedRun:
    """A run's number in this warehouse.

    `from_run_seq`: of the first run whose rows nothing has been made of yet, as those that died come before
    it. `is_first`: no run had ended before it.
    """

    run_seq: int
    from_run_seq: int
    is_first: bool


def open_run(connection: duckdb.DuckDBPyConnection, batch: Batch) -> OpenedRun:
    """Give the run its number, or the one that an earlier batch of it was given."""
    facts = {
        "run_id": batch.run.run_id,
        "kind": str(batch.run.kind),
        "parser_version": batch.run.parser_version,
        "started_at": columns.utc(batch.run.started_at),
        "is_mailing": batch.enqueue,
    }
    statements.run(connection, "load/open_run", facts)
    return OpenedRun(*statements.run(connection, "load/opened_run", facts)[0])


def load(connection: duckdb.DuckDBPyConnection, batch: Batch, run_seq: int) -> None:
    """Write what is new; prolong what is known; replace what configuration says."""
    facts = {"run_seq": run_seq, "parser_version": batch.run.parser_version}
    for names, rows in _grown(batch):
        if next(iter(rows.values())):
            for name in names:
                statements.run(connection, f"load/{name}", {**facts, **rows})
    for table, rows in zip(_REPLACED, _configured(batch), strict=True):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above
        if next(iter(rows.values())):
            statements.run(connection, f"load/{table}", rows)


def _grown(batch: Batch) -> tuple[tuple[tuple[str, ...], Columns], ...]:
    documents = batch.documents
    versions = columns.versions(documents)
    return (
        (("capture",), columns.captures(batch)),
        (("version",), versions),
        (("reading_again", "reading"), columns.readings(documents)),
        (("claim", "claim_reading_again", "claim_reading"), columns.claims(documents)),
        (("wallet_address_again",), {"version_id": versions["version_id"]}),
        (("wallet_address",), columns.addresses(documents)),
        (("source_outcome",), _outcomes(batch)),
        (("failure",), _failures(batch)),
    )


def _configured(batch: Batch) -> tuple[Columns, ...]:
    baselines = batch.baselines
    return (
        columns.same(batch.sources, "source_id", "name", "publisher", "language", "tier", "stale_after_days"),
        {
            **columns.same(baselines, "baseline_id", "title", "issued_on"),
            "parties": [list(baseline.parties) for baseline in baselines],
            "urls": [list(baseline.urls) for baseline in baselines],
        },
        columns.baseline_thefts(baselines),
        columns.baseline_attributions(baselines),
        columns.baseline_references(baselines),
        {
            **columns.of(batch.decisions, left_id="left", right_id="right"),
            **columns.same(batch.decisions, "decided_by", "reason", "decided_on"),
            "verdict": [str(decision.verdict) for decision in batch.decisions],
        },
        columns.same(batch.rates, "currency", "year", "usd"),
        columns.same(batch.actors, "actor", "broader"),
        columns.same(batch.aliases, "kind", "name", "name_id", "meaning", "said_by", "since", "source"),
    )


def _outcomes(batch: Batch) -> Columns:
    outcomes = batch.outcomes
    return {
        **columns.same(outcomes, "source_id", "address", "links", "message", "next_action"),
        **columns.same(outcomes, "documents_new", "documents_unchanged", "documents_failed"),
        "status": [str(outcome.status) for outcome in outcomes],
        "finished_at": [columns.utc(outcome.finished_at) for outcome in outcomes],
    }


def _failures(batch: Batch) -> Columns:
    fields: dict[str, list[Any]] = columns.same(
        batch.failures, "source_id", "stage", "kind", "url", "place", "message", "next_action"
    )
    return {**fields, "happened_at": [columns.utc(failure.happened_at) for failure in batch.failures]}
