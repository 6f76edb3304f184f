"""What a run leaves as it was, in thefts, attributions and the published copy, is what telling all anew would give."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.scale.loaded import NarrowWorld
from tests.warehouse.builders import NOON, Said, batch, digest, joint_statement, page, run, statement_page
from tests.warehouse.test_touched import _event
from warehouse import RunKind, open_warehouse, publish, publish_outbox, publishing, query

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, Warehouse

RUNS = 5
ROBBED = Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21")


def _rows(warehouse: Warehouse, query: str) -> list[tuple[Any, ...]]:
    return warehouse.connection.execute(f"{query} ORDER BY ALL").fetchall()


def _assert_told(warehouse: Warehouse) -> None:
    assert _rows(warehouse, "FROM theft_told") == _rows(warehouse, "FROM main.thefts")
    # with the thefts that have just been compared
    assert _rows(warehouse, "FROM attribution_told") == _rows(warehouse, "FROM attributions_of_all()")


def _assert_published(warehouse: Warehouse, target: Path) -> None:
    warehouse.connection.execute(f"ATTACH '{target}' AS copy (READ_ONLY)")
    try:
        for view in publishing.PUBLISHED:
            assert _rows(warehouse, f"FROM copy.{view}") == _rows(warehouse, f"FROM main.{view}"), view
    finally:
        warehouse.connection.execute("DETACH copy")


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In which way each copy was written."""
    taken: list[str] = []
    for name in ("_copy", "_bring_up"):
        write = getattr(publishing, name)

        def noted(*arguments: Any, name: str = name, write: Any = write) -> None:
            taken.append(name)
            write(*arguments)

        monkeypatch.setattr(publishing, name, noted)
    return taken


@pytest.mark.parametrize("seed", range(2))
def test_a_history_told_run_by_run(tmp_path: Path, seed: int, ways: list[str]) -> None:
    """Pages new, edited, back as they were, late, handed in, read anew; and baselines that come and go."""
    dice = random.Random(seed)  # noqa: S311 - an invented history
    target = tmp_path / "claims.duckdb"
    former: list[LoadedDocument] = []
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        for number in range(1, RUNS + 1):
            events = [_event(dice, number, former) for _ in range(dice.randint(0, 3))]
            events = list({one.document.version_id: one for one in events}.values())
            events += [statement_page()] if number == 2 else []
            kind = dice.choice((RunKind.SCHEDULED, RunKind.SCHEDULED, RunKind.REPARSE))
            baselines = (joint_statement(),) if number % 3 else ()
            warehouse.commit(
                batch(*events, run=run(number, kind, f"p{dice.randint(1, 2)}"), baselines=baselines)
            )
            former += events
            _assert_told(warehouse)
            if dice.random() < 0.8:
                publish(warehouse, target)
                _assert_published(warehouse, target)
        assert _rows(warehouse, "FROM thefts")
    assert {"_copy", "_bring_up"} <= set(ways)


def test_a_world_told_run_by_run(tmp_path: Path, ways: list[str]) -> None:
    """Thefts that grow together and fall apart, and texts that turn out to be copies of earlier ones."""
    dice = random.Random(1)  # noqa: S311 - an invented order
    text = tuple(dice.randrange(2**32) for _ in range(64))
    told = {one.document.version_id: one for one in NarrowWorld(1, 1000, 1.0).documents(160)}
    documents = [replace(one, text_signature=dice.choice((text, ()))) for one in told.values()][:90]
    dice.shuffle(documents)
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        for number, start in enumerate(range(0, len(documents), 22), 1):
            warehouse.commit(
                batch(*documents[start : start + 22], number=number, baselines=(joint_statement(),))
            )
            _assert_told(warehouse)
            publish(warehouse, target)
            _assert_published(warehouse, target)
    assert ways == ["_copy"] + ["_bring_up"] * (len(ways) - 1)


def test_what_was_not_published_comes_with_the_next_copy(tmp_path: Path, ways: list[str]) -> None:
    """Also if the outbox alone was published since."""
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        publish(warehouse, target)
        warehouse.commit(batch(page("https://x.example/1", ROBBED), number=2))
        publish_outbox(warehouse, target)
        seen = NOON + timedelta(days=1)
        warehouse.commit(batch(page("https://x.example/1", note="edited", seen=seen), number=3))
        ways.clear()
        publish(warehouse, target)
        _assert_published(warehouse, target)
    assert ways == ["_bring_up"]


def test_a_copy_that_somebody_has_changed_is_not_built_upon(tmp_path: Path, ways: list[str]) -> None:
    target, kept = tmp_path / "claims.duckdb", tmp_path / "kept.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        publish(warehouse, target)
        kept.write_bytes(target.read_bytes())
        for number in (2, 3, 4):
            warehouse.commit(batch(page(f"https://x.example/{number}", ROBBED), number=number))
            ways.clear()
            if number == 2:
                os.utime(target, ns=(1, 1))
            elif number == 3:
                kept.replace(target)
            else:
                target.unlink()
            publish(warehouse, target)
            assert ways == ["_copy"]
            _assert_published(warehouse, target)


def test_a_copy_that_was_brought_up_to_date_is_described(tmp_path: Path, ways: list[str]) -> None:
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        for number in (1, 2):
            warehouse.commit(batch(page(f"https://x.example/{digest(number)}", ROBBED), number=number))
            publish(warehouse, target)
    assert ways == ["_copy", "_bring_up"]
    nameless = (
        "SELECT count(*) FILTER (comment IS NULL), count(*) > 100 FROM duckdb_columns() WHERE NOT internal"
    )
    assert query(target, nameless).rows == ((0, True),)
    # bytes 12 to 20 of the header: 64 is what DuckDB 1.0 writes and reads
    assert int.from_bytes(target.read_bytes()[12:20], "little") == 64
