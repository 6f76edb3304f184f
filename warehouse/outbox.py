"""The outbox: mails that are owed, written in the transaction of the claims that they are about."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from parsers.values import Amount
from warehouse import columns, statements
from warehouse.answers import Evidence, MailItem, PendingMail
from warehouse.rows import as_rows

if TYPE_CHECKING:
    from decimal import Decimal

    import duckdb

    from warehouse.values import Batch


def enqueue(connection: duckdb.DuckDBPyConnection, batch: Batch, run_seq: int, *, is_summary: bool) -> None:
    """One mail for each recipient who wants any of the owed differences."""
    if batch.enqueue and batch.recipients:
        recipients = batch.recipients
        lists = ("baselines", "categories", "parties", "victims", "actors")
        wishes = {
            **columns.same(recipients, "address", "wants_reported"),
            **{name: [list(getattr(recipient, name)) for recipient in recipients] for name in lists},
        }
        facts = {
            "run_seq": run_seq,
            "is_summary": is_summary,
            "queued_at": columns.utc(batch.run.started_at),
        }
        for name in ("owed", "parcel", "mail", "alert", "alert_said"):
            statements.run(connection, f"outbox/{name}", {**wishes, **facts})
    if batch.enqueue:
        statements.run(connection, "outbox/settle")


def pending(connection: duckdb.DuckDBPyConnection) -> tuple[PendingMail, ...]:
    """Mails that no server has accepted yet and that still have something to say."""
    mails = list(as_rows(connection, statements.read("outbox/pending")))
    ids = [mail["mail_id"] for mail in mails]
    items = list(as_rows(connection, statements.read("outbox/items"), {"mail_ids": ids}))
    claim_ids = sorted({claim_id for item in items for claim_id in item["claim_ids"]})
    evidence = _evidence(connection, claim_ids)
    return tuple(
        PendingMail(
            mail_id=mail["mail_id"],
            recipient=mail["recipient"],
            run_id=mail["run_id"],
            is_summary=mail["is_summary"],
            queued_at=mail["queued_at"].replace(tzinfo=UTC),
            attempts=mail["attempts"],
            last_error=mail["last_error"],
            items=tuple(_item(item, evidence) for item in items if item["mail_id"] == mail["mail_id"]),
        )
        for mail in mails
        if any(item["mail_id"] == mail["mail_id"] for item in items)
    )


def _item(row: dict[str, Any], evidence: dict[str, Evidence]) -> MailItem:
    return MailItem(
        difference_id=row["difference_id"],
        baseline_id=row["baseline"],
        baseline_title=row["title"],
        theft_id=row["theft_id"],
        victim=row["victim"],
        victim_name=row["victim_name"],
        party=row["party"],
        aspect=row["aspect"],
        category=row["category"],
        before=row["before"],
        after=row["after"],
        is_reported_only=row["is_reported_only"],
        detected_at=row["detected_at"].replace(tzinfo=UTC),
        baseline_says=tuple(
            (said["party"], tuple(said["actors"]), said["stance"], said["wording"]) for said in row["says"]
        ),
        baseline_amounts=_amounts(row["amounts"]),
        # evidence keeps its own order: the state's own words first, then the surest
        evidence=tuple(shown for claim_id, shown in evidence.items() if claim_id in row["claim_ids"]),
    )


def _evidence(connection: duckdb.DuckDBPyConnection, claim_ids: list[str]) -> dict[str, Evidence]:
    rows = as_rows(connection, statements.read("outbox/evidence"), {"claim_ids": claim_ids})
    return {
        row["claim_id"]: Evidence(
            **{
                **row,
                "publishers": tuple(row["publishers"]),
                "actors": tuple(row["actors"]),
                "amounts": _amounts(row["amounts"]),
            }
        )
        for row in rows
    }


def _amounts(structs: list[dict[str, Any]]) -> tuple[Amount, ...]:
    return tuple(Amount(_plain(struct["value"]), struct["currency"]) for struct in structs)


def _plain(value: Decimal) -> Decimal:
    # stored with eight places; 308000000.00000000 is 308000000, and not 3.08E+8
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
