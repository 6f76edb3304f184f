"""Only the lives of documents that a run has seen are told anew: the others would not be told otherwise."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from parsers.values import Extraction
from tests.warehouse.builders import NOON, Said, batch, digest, page, run
from warehouse import RunKind, deriving, open_warehouse, statements

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, Warehouse

RUNS = 7
URLS = tuple(f"https://ic3.example/{name}" for name in ("one", "two", "three", "four"))
SAID = (
    (),
    (Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21"),),
    (Said("us.fbi", "bybit", "1_400_000_000 USD", "2025-02-21"),),
    (Said("us.fbi", "bybit"), Said("us.fbi", "phemex", "70_000_000 USD", "2025-01-23")),
)


def _without_address(loaded: LoadedDocument) -> LoadedDocument:
    """The same bytes, handed in as a file of which nobody said where it came from."""
    urn = f"urn:sha256:{loaded.document.content_sha256}"
    document_id, version_id = digest("document", urn), digest("version", urn)
    claims = tuple(
        replace(one, claim_id=digest(one.claim_id, urn)[:32], document_id=document_id, version_id=version_id)
        for one in loaded.extraction.claims
    )
    return replace(
        loaded,
        document=replace(loaded.document, document_id=document_id, version_id=version_id, url=urn),
        extraction=replace(loaded.extraction, claims=claims),
        capture=replace(loaded.capture, url=urn, record_id=digest("record", urn)),
    )


def _event(dice: random.Random, day: int, former: list[LoadedDocument]) -> LoadedDocument:
    """A page new, edited, back as it was, late from an older archive, handed in, or read anew."""
    seen = NOON + timedelta(days=day, seconds=dice.randrange(1000))
    kind = dice.choice(("page", "page", "page", "late", "back", "file", "read", "read"))
    if former and kind in ("back", "read"):
        known = dice.choice(former)
        if kind == "back":
            record = digest(known.capture.record_id, seen)
            return replace(known, capture=replace(known.capture, record_id=record, fetched_at=seen))
        return replace(known, extraction=Extraction(known.extraction.claims[1:]))
    if kind == "late":
        seen -= timedelta(days=20)
    loaded = page(dice.choice(URLS), *dice.choice(SAID), note=dice.choice("abc"), seen=seen)
    return _without_address(loaded) if kind == "file" else loaded


def _lives(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    return warehouse.connection.execute("FROM claim_life ORDER BY ALL").fetchall()


@pytest.mark.parametrize("seed", range(3))
def test_all_lives_told_anew_are_those_told_run_by_run(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - an invented history
    former: list[LoadedDocument] = []
    closings = set()
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        for number in range(1, RUNS + 1):
            events = [_event(dice, number, former) for _ in range(dice.randint(0, 3))]
            events = list({one.document.version_id: one for one in events}.values())
            kind = dice.choice((RunKind.SCHEDULED, RunKind.SCHEDULED, RunKind.REPARSE))
            warehouse.commit(batch(*events, run=run(number, kind, f"p{dice.randint(1, 2)}")))
            former += events
            told = _lives(warehouse)
            warehouse.connection.execute("DELETE FROM life_rules")
            deriving.settle_lives(warehouse.connection, from_run_seq=0)
            assert _lives(warehouse) == told
            closings |= {row[5] for row in told}
    # a history in which nothing happens would prove nothing
    assert len(closings) > 2


def test_other_rules_tell_all_lives_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an upgrade: rows that former rules have written do not stay."""
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URLS[0], *SAID[3])))
        told = _lives(warehouse)
        warehouse.connection.execute("UPDATE claim_life SET learned_at = NULL")
        warehouse.commit(batch(number=2))
        assert _lives(warehouse) != told
        monkeypatch.setattr(statements, "fingerprint", lambda folder: f"other rules of {folder}")
        warehouse.commit(batch(number=3))
        assert _lives(warehouse) == told
