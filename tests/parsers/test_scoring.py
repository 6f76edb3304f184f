"""How the cases are scored: what meets what, and when a field is right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.parsers.scoring import Row, Verdict, judge, pair_rows, quote_right

ROW = Row(
    victim="ternbridge",
    party="us.fbi",
    voice="own",
    actors=("lazarus-group", "dprk"),
    stance="asserted",
    amounts=((Decimal(5_000_000), "USD"),),
    theft_date="2026-03-08",
    quote="Lazarus Group stole $5 million from Tern Bridge",
    optional=False,
)


def row(**changes: Any) -> Row:
    fields = {name: getattr(ROW, name) for name in ROW.__slots__}
    return Row(**(fields | changes))


def test_a_repeated_claim_meets_one_row_only() -> None:
    assert pair_rows([ROW], [ROW, ROW], ()) == {0: 0}


def test_two_thefts_of_one_victim_are_told_apart_by_amount_and_date() -> None:
    first = row(theft_date="2019-11-27", amounts=((Decimal(58_000_000_000), "KRW"),))
    second = row(theft_date="2025-11-27", amounts=((Decimal(44_500_000_000), "KRW"),))
    assert pair_rows([first, second], [second, first], ()) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    "changes", [{"victim": "otherbridge"}, {"party": "us.treasury"}, {"victim": "unnamed:bridge"}]
)
def test_another_victim_or_party_does_not_meet(changes: dict[str, str]) -> None:
    assert pair_rows([ROW], [row(**changes)], ()) == {}


@pytest.mark.parametrize(
    ("changes", "meets"),
    [
        ({"victim": "unnamed:somebody", "theft_date": None}, True),  # the amount agrees within 2 %
        ({"victim": "unnamed:somebody", "amounts": ()}, True),  # the date agrees
        ({"victim": "unnamed:somebody", "amounts": (), "theft_date": None}, False),
        ({"victim": "ternbridge"}, False),
    ],
)
def test_an_unnamed_victim_is_known_by_amount_or_date(changes: dict[str, Any], meets: bool) -> None:  # noqa: FBT001
    expected = row(victim="unnamed:panamapaymentprocessor")
    assert bool(pair_rows([expected], [row(**changes)], ())) is meets


def test_what_the_document_says_may_be_its_publishers_claim() -> None:
    unstated = row(party="unstated")
    assert pair_rows([unstated], [row(party="gazette")], ("gazette",)) == {0: 0}
    assert pair_rows([unstated], [row(party="gazette")], ("ledger",)) == {}
    assert pair_rows([unstated], [row(party="gazette"), unstated], ("gazette",)) == {0: 1}


def test_a_required_row_is_met_before_an_optional_one() -> None:
    assert pair_rows([row(optional=True), ROW], [ROW], ()) == {1: 0}


@pytest.mark.parametrize(
    ("field", "changes", "is_right"),
    [
        ("actor_first", {"actors": ("dprk",)}, False),
        ("actor_set", {"actors": ("dprk", "lazarus-group")}, True),
        ("stance", {"stance": "assessed"}, False),
        ("voice", {"voice": "reported"}, False),
        ("amounts", {"amounts": ((Decimal(5_040_000), "USD"),)}, True),
        ("amounts", {"amounts": ((Decimal(5_000_000), "EUR"),)}, False),
        ("amounts", {"amounts": (*ROW.amounts, (Decimal(9_000_000), "USD"))}, False),
        ("amounts", {"amounts": ()}, False),
        ("date", {"theft_date": "2026-03"}, False),
        ("quote", {"quote": "The Bureau has no comment"}, False),
    ],
)
def test_each_field_is_judged_alone(field: str, changes: dict[str, Any], is_right: bool) -> None:  # noqa: FBT001
    verdicts = judge(ROW, row(**changes))
    assert verdicts.pop(field) is is_right
    assert field.startswith("actor") or all(verdicts.values())


def test_a_named_group_may_stand_first_in_place_of_another_but_the_state_may_not() -> None:
    groups = row(actors=("lazarus-group", "apt38", "dprk"))
    assert judge(groups, row(actors=("apt38", "lazarus-group", "dprk")))["actor_first"]
    assert not judge(groups, row(actors=("dprk", "apt38", "lazarus-group")))["actor_first"]


def test_a_quote_may_not_be_the_whole_page() -> None:
    assert quote_right(ROW.quote, f"On Monday {ROW.quote}, it said.")
    assert not quote_right(ROW.quote, ROW.quote + " and then more" * 40)


def test_a_firm_own_claim_that_nobody_expects_is_a_false_alarm() -> None:
    hedged = row(stance="suspected")
    told = row(voice="reported")
    assert Verdict((), (), (ROW, hedged, told), 0).false_alarms() == (ROW,)
