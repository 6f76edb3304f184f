"""What a run leaves as it was is what weighing everything again would have made of it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.scale.loaded import NarrowWorld
from tests.warehouse.builders import NOON, batch
from warehouse import deriving, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, Warehouse

_THEFTS = 25
_OUTCOMES = ("membership", "parting", "found_place", "evidence_known", "forbidden_known", "learned_known")
_COPIES = ("twin", "origin", "text_told")


def _outcome(warehouse: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
    found = {
        name: warehouse.connection.execute(f"FROM {name} ORDER BY ALL").fetchall()
        for name in (*_OUTCOMES, *_COPIES)
    }
    found["question"] = warehouse.connection.execute("FROM question ORDER BY ALL").fetchall()
    return found


def _documents(seed: int, size: int) -> list[LoadedDocument]:
    told = list(
        {
            one.document.version_id: one for one in NarrowWorld(seed, 40 * _THEFTS, 1.0).documents(2 * size)
        }.values()
    )
    dice = random.Random(seed)  # noqa: S311 - an invented order
    dice.shuffle(told)
    texts = [tuple(dice.randrange(2**32) for _ in range(64)) for _ in range(size // 4)]
    return [replace(one, text_signature=_copied(dice.choice(texts), dice)) for one in told[:size]]


def _copied(signature: tuple[int, ...], dice: random.Random) -> tuple[int, ...]:
    """The text's own, or that of a copy that agrees with it in more or less than what makes a copy."""
    others = dice.choice((0, 4, 12, 19, 20, 30))
    places = dice.sample(range(64), others)
    return tuple(one + (place in places) for place, one in enumerate(signature))


def _weigh_all(warehouse: Warehouse) -> None:
    warehouse.connection.execute("DELETE FROM world")
    for table in _COPIES:
        warehouse.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - named above
    deriving.resolve(warehouse.connection, run_seq=0, from_run_seq=0)


@pytest.mark.parametrize("seed", range(2))
def test_weighing_what_changed_is_weighing_everything(tmp_path: Path, seed: int) -> None:
    """After each run, in any order of arrival: claims, thefts, what stands beside what, what is asked."""
    documents = _documents(seed, 148)
    weighed, held = 0, 0
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*documents[:120]))
        for number, start in enumerate(range(120, len(documents), 4), 2):
            warehouse.commit(batch(*documents[start : start + 4], number=number))
            weighed += _count(warehouse, "weighed")
            held += _count(warehouse, "evidence_known")
            told = _outcome(warehouse)
            _weigh_all(warehouse)
            again = _outcome(warehouse)
            for name, rows in told.items():
                assert rows == again[name], (number, name)
        assert again["twin"]
    # if everything were weighed each time, this would prove nothing
    assert weighed < 0.8 * held


def _count(warehouse: Warehouse, table: str) -> int:
    return len(warehouse.connection.execute(f"FROM {table}").fetchall())
