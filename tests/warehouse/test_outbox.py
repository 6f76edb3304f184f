"""What is mailed, to whom, and that it is mailed once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.warehouse.builders import NOON, Said, batch, page, run, statement_page
from warehouse import Delivery, Recipient, RunKind, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, PendingMail, Warehouse

ANNA = Recipient("anna@example.org")
BYBIT = page(
    "https://ic3.example/bybit",
    Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21", actors="tradertraitor,dprk"),
)
PHEMEX = page("https://ic3.example/phemex", Said("us.fbi", "phemex", "70_000_000 USD", "2025-01-23"))


def _run(warehouse: Warehouse, number: int, *pages: LoadedDocument, **facts: Any) -> tuple[PendingMail, ...]:
    """Mails that this run queued; they count as delivered at once."""
    warehouse.commit(batch(*pages, number=number, **({"enqueue": True, "recipients": (ANNA,)} | facts)))
    mails = warehouse.pending_mails()
    for mail in mails:
        warehouse.mark_delivered(mail.mail_id, at=NOON)
    return mails


def test_a_first_run_gives_one_summary(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        (mail,) = _run(warehouse, 1, statement_page(), BYBIT, PHEMEX)
    assert mail.is_summary
    assert {(item.victim, item.category) for item in mail.items} == {
        ("bybit", "new_theft"),
        ("phemex", "new_theft"),
    }


def test_a_mail_carries_its_evidence_and_what_the_baseline_says(tmp_path: Path) -> None:
    npa = page(
        "https://npa.example",
        Said("jp.npa", "wazirx", "235_000_000 USD", "2024-07-18"),
        language="ja",
        publishers=("jp.npa",),
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, statement_page())
        (mail,) = _run(warehouse, 2, npa)
    (item,) = mail.items
    (claim,) = npa.extraction.claims
    assert (mail.is_summary, item.category, item.victim, item.party) == (False, "new_party", "wazirx", "jp")
    assert [(party, wording) for party, _, _, wording in item.baseline_says] == [("kr", "own"), ("us", "own")]
    assert [str(amount.value) for amount in item.baseline_amounts] == ["235000000"]
    (shown,) = item.evidence
    assert (shown.quote, shown.url, shown.language, shown.party) == (
        claim.quote,
        "https://npa.example",
        "ja",
        "jp.npa",
    )


def test_nothing_new_nothing_mailed(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, BYBIT)
        assert _run(warehouse, 2, BYBIT) == ()
        assert _run(warehouse, 3) == ()


def test_a_changed_theft_id_is_no_news(tmp_path: Path) -> None:
    """An older text gives the theft another id, and its differences with it: they were mailed already."""
    older = page(
        "https://old.example",
        Said("zachxbt", "bybit", "1_500_000_000 USD", "2025-02-21"),
        published="2025-02-21",
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, BYBIT)
        before = warehouse.differences(categories=["new_theft"]).rows
        assert _run(warehouse, 2, older) == ()
        after = warehouse.differences(categories=["new_theft"]).rows
    assert len(before) == len(after) == 1
    assert before[0][0] != after[0][0]


def test_one_mail_for_all_batches_of_a_run(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, statement_page())
        assert _run(warehouse, 2, BYBIT, is_last=False) == ()
        (mail,) = _run(warehouse, 2, PHEMEX)
    assert {item.victim for item in mail.items} == {"bybit", "phemex"}


def test_what_a_run_that_died_found_is_mailed_by_the_next(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, statement_page())
        _run(warehouse, 2, BYBIT, is_last=False)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        (mail,) = _run(warehouse, 3)
    assert [item.victim for item in mail.items] == ["bybit"]


@pytest.mark.parametrize("kind", [RunKind.SCHEDULED, RunKind.REPARSE])
def test_what_a_run_that_died_took_in_is_owed_whoever_finds_it(tmp_path: Path, kind: RunKind) -> None:
    """A run that mails nothing resolves what the one that died had loaded; a later one mails that, and no more."""
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, statement_page())
        _run(warehouse, 2, BYBIT, is_last=False)
        assert warehouse.inconsistencies().rows == ()
        assert _run(warehouse, 3, PHEMEX, run=run(3, kind), enqueue=False) == ()
        assert len(warehouse.differences(categories=["new_theft"])) == 2
        (mail,) = _run(warehouse, 4)
    assert [item.victim for item in mail.items] == ["bybit"]


def test_batches_of_a_run_give_what_one_would(tmp_path: Path) -> None:
    """Also where a run that died had loaded the first of them."""
    pages = (
        BYBIT,
        PHEMEX,
        page("https://later.example", Said("kr.nis", "bybit", "1_500_000_000 USD", "2025-02-21")),
    )
    told = []
    for name, parts in {"one": [pages], "three": [pages[:1], pages[1:2], pages[2:]], "died": []}.items():
        with open_warehouse(tmp_path / f"{name}.duckdb", now=NOON) as warehouse:
            warehouse.commit(batch(statement_page()))
            if name == "died":
                warehouse.commit(batch(*pages[:2], number=2, is_last=False))
                warehouse.commit(batch(*pages[2:], number=3))
            for place, part in enumerate(parts, 1):
                warehouse.commit(batch(*part, number=2, is_last=place == len(parts)))
            told.append(
                [
                    warehouse.connection.execute(f"FROM {view} ORDER BY ALL").fetchall()
                    for view in (
                        "membership",
                        "thefts",
                        "attributions",
                        "claim_life",
                        "joinings",
                        "theft_forward",
                    )
                ]
            )
    assert told[0] == told[1] == told[2]
    assert all(told[0][:5])


def test_a_run_without_alerts_never_mails_what_it_found(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        _run(warehouse, 1, statement_page())
        assert _run(warehouse, 2, BYBIT, enqueue=False) == ()
        assert [item.victim for mail in _run(warehouse, 3, PHEMEX) for item in mail.items] == ["phemex"]


@pytest.mark.parametrize(
    ("wish", "victims"),
    [
        ({}, "bybit drift wazirx"),
        ({"categories": ("new_party",)}, "wazirx"),
        ({"parties": ("us",)}, "bybit"),
        ({"victims": ("drift", "bybit")}, "bybit drift"),
        ({"actors": ("tradertraitor",)}, "bybit"),
        ({"wants_reported": False}, "bybit wazirx"),
        ({"baselines": ("another",)}, ""),
    ],
    ids=str,
)
def test_recipients_get_what_they_want(tmp_path: Path, wish: dict[str, Any], victims: str) -> None:
    pages = (
        BYBIT,
        page("https://npa.example", Said("jp.npa", "wazirx", "235_000_000 USD", "2024-07-18")),
        page(
            "https://press.example",
            Said("kr.nis", "drift", "285_000_000 USD", "2026-04-01", voice="reported"),
            published="2026-04-05",
        ),
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        mails = _run(warehouse, 1, *pages, recipients=(Recipient("b@example.org", **wish),))
    assert {item.victim for mail in mails for item in mail.items} == set(victims.split())
    assert len(mails) == bool(victims)


def test_a_failed_delivery_stays_owed_under_the_same_id(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(BYBIT, enqueue=True, recipients=(ANNA,)))
        (mail,) = warehouse.pending_mails()
        warehouse.record_attempt(mail.mail_id, at=NOON, error="connection refused")
        warehouse.record_attempt(mail.mail_id, at=NOON + timedelta(hours=1), error="greylisted")
        (again,) = warehouse.pending_mails()
        assert (again.mail_id, again.attempts, again.last_error) == (mail.mail_id, 2, "greylisted")
        warehouse.mark_delivered(mail.mail_id, at=NOON)
        assert warehouse.pending_mails() == ()


def test_the_ledger_is_believed(tmp_path: Path) -> None:
    """Accepted before the warehouse could note it, or before the warehouse was lost: not owed again."""
    with open_warehouse(tmp_path / "one.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(BYBIT, enqueue=True, recipients=(ANNA,)))
        (mail,) = warehouse.pending_mails()
        ledger = (Delivery(mail.mail_id, mail.recipient, NOON),)
        warehouse.replay_deliveries(ledger)
        assert warehouse.pending_mails() == ()
    with open_warehouse(tmp_path / "two.duckdb", now=NOON) as warehouse:
        warehouse.replay_deliveries(ledger)
        warehouse.commit(batch(BYBIT, enqueue=True, recipients=(ANNA,)))
        assert warehouse.pending_mails() == ()


def test_a_mail_says_what_was_known_when_it_was_queued(tmp_path: Path) -> None:
    """Its id is made of what it is about: two mails of one id must not tell of two things."""
    more = page(
        "https://nis.example/bybit",
        Said("kr.nis", "bybit", "1_460_000_000 USD", "2025-02-21"),
        publishers=("kr.nis",),
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(BYBIT, enqueue=True, recipients=(ANNA,)))
        (before,) = warehouse.pending_mails()
        retold = page(
            "https://ic3.example/again",
            Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21", actors="dprk"),
        )
        warehouse.commit(batch(more, retold, number=2, enqueue=True, recipients=(ANNA,)))
        mails = {mail.mail_id: mail for mail in warehouse.pending_mails()}
    assert mails[before.mail_id] == before
    assert {item.party for mail in mails.values() for item in mail.items} == {"us", "kr"}


def test_what_has_ended_before_its_mail_was_accepted_is_not_mailed(tmp_path: Path) -> None:
    url = "https://ic3.example/both"
    both = page(
        url, Said("us.fbi", "bybit", "1 ETH", "2025-02-21"), Said("us.fbi", "phemex", "2 ETH", "2025-01-23")
    )
    one = page(url, Said("us.fbi", "bybit", "1 ETH", "2025-02-21"), seen=NOON + timedelta(days=1))
    none = page(url, seen=NOON + timedelta(days=2))
    silent = {"enqueue": True, "recipients": ()}
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(both, enqueue=True, recipients=(ANNA,)))
        (mail,) = warehouse.pending_mails()
        assert {item.victim for item in mail.items} == {"bybit", "phemex"}
        warehouse.commit(batch(one, number=2, **silent))
        (mail,) = warehouse.pending_mails()
        assert {(item.victim, item.category) for item in mail.items} == {("bybit", "new_theft")}
        warehouse.commit(batch(none, number=3, **silent))
        assert warehouse.pending_mails() == ()
