"""What people decide wins, also where a theft is named, the reader changes, or they contradict each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.warehouse.builders import NOON, Said, batch, page, run
from warehouse import Decision, RunKind, Verdict, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, Warehouse

_TOLD = tuple(
    page(f"https://d.example/{party}", Said(party, "tarnwell", "3_000_000 USD", "2025-03-02"), published=day)
    for party, day in (("us.fbi", "2025-04-10"), ("jp.npa", "2025-04-11"), ("elliptic", "2025-04-12"))
)
_FIRST, _SECOND, _THIRD = (loaded.extraction.claims[0].claim_id for loaded in _TOLD)


def _decide(left: str, right: str, verdict: Verdict) -> Decision:
    return Decision(left, right, verdict, "me", "I looked")


def _thefts(warehouse: Warehouse) -> dict[str, str]:
    return dict(
        warehouse.connection.execute(
            "SELECT claim_id, theft_id FROM claims WHERE closing IS NULL AND theft_id IS NOT NULL"
        ).fetchall()
    )


@pytest.mark.parametrize("odd", [_SECOND, _THIRD])
@pytest.mark.parametrize("is_theft_first", [False, True])
def test_a_claim_that_is_not_of_a_theft_leaves_it(tmp_path: Path, odd: str, *, is_theft_first: bool) -> None:
    """The claim goes, whatever the ids: the theft keeps its name and its other claims."""
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*_TOLD, baselines=()))
        theft = _thefts(warehouse)[_FIRST]
        sides = (theft, odd) if is_theft_first else (odd, theft)
        apart = _decide(*sides, Verdict.DIFFERENT)
        warehouse.commit(batch(number=2, baselines=(), decisions=(apart,)))
        thefts = _thefts(warehouse)
    assert [claim_id for claim_id, held in thefts.items() if held != theft] == [odd]


def test_a_theft_is_known_by_its_id_when_its_first_claim_is_read_no_more(tmp_path: Path) -> None:
    """A newer parser drops the claim that named the theft: what people said about that theft goes on."""
    masked = page("https://d.example/m", Said("kr.nis", "unnamed:a", "9_000 USD"), published="2025-04-12")
    unread = replace(_TOLD[0], extraction=replace(_TOLD[0].extraction, claims=()))
    own = masked.extraction.claims[0].claim_id
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*_TOLD[:2], masked, baselines=()))
        same = (_decide(own, _thefts(warehouse)[_FIRST], Verdict.SAME),)
        warehouse.commit(batch(number=2, baselines=(), decisions=same))
        for number in (3, 4, 5):
            commit = warehouse.commit(
                batch(unread, run=run(number, RunKind.REPARSE, f"p{number}"), baselines=(), decisions=same)
            )
            thefts = _thefts(warehouse)
            assert thefts[own] == thefts[_SECOND]
            assert _FIRST not in thefts
            assert commit.decisions_unmatched == ()


@pytest.mark.parametrize(
    "said",
    [
        [(_FIRST, _SECOND, Verdict.SAME), (_FIRST, _SECOND, Verdict.DIFFERENT)],
        [
            (_FIRST, _SECOND, Verdict.SAME),
            (_SECOND, _THIRD, Verdict.SAME),
            (_FIRST, _THIRD, Verdict.DIFFERENT),
        ],
    ],
    ids=["of one pair", "by a third"],
)
def test_decisions_that_contradict_each_other_are_asked_about(
    tmp_path: Path, said: list[tuple[str, str, Verdict]]
) -> None:
    decisions = tuple(_decide(*one) for one in said)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*_TOLD, baselines=(), decisions=decisions))
        asked = [
            (row["kind"], row["claim_id"] in {_FIRST, _THIRD, _SECOND}) for row in warehouse.show("questions")
        ]
        assert asked == [("contradiction", True)]
        # it goes away with one of them
        warehouse.commit(batch(number=2, baselines=(), decisions=decisions[:-1]))
        assert len(warehouse.show("questions")) == 0


def test_a_decision_between_a_theft_and_the_claim_that_names_it_is_reported(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*_TOLD, baselines=()))
        theft = _thefts(warehouse)[_FIRST]
        apart = _decide(_FIRST, theft, Verdict.DIFFERENT)
        commit = warehouse.commit(batch(number=2, baselines=(), decisions=(apart,)))
    assert commit.decisions_unmatched == ((_FIRST, f"is the very claim that names {theft}"),)


def _undated(url: str, party: str, day: str) -> LoadedDocument:
    return page(url, Said(party, "tarnwell", "20_000_000 USD", day), published="2025-04-10")


def test_what_fitted_two_thefts_goes_where_a_person_joins_them(tmp_path: Path) -> None:
    pages = (
        _undated("https://d.example/1", "us.fbi", "2024-03-02"),
        _undated("https://d.example/2", "zachxbt", "2025-03-10"),
        _undated("https://d.example/3", "elliptic", ""),
    )
    first, second, vague = (loaded.extraction.claims[0].claim_id for loaded in pages)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*pages, baselines=()))
        assert vague not in _thefts(warehouse)
        same = _decide(first, second, Verdict.SAME)
        warehouse.commit(batch(number=2, baselines=(), decisions=(same,)))
        assert len(set(_thefts(warehouse).values())) == 1
        assert vague in _thefts(warehouse)
        assert len(warehouse.show("questions")) == 0
