"""What is said against the baseline: each case is a file of pages beside the differences that they make."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from parsers.values import Amount, Baseline, BaselineAttribution, BaselineTheft
from tests.warehouse.builders import NOON, Said, batch, joint_statement, page, statement_page
from warehouse import open_warehouse

CASES = sorted((Path(__file__).parent / "cases" / "compare").glob("*.toml"))
BASELINE = joint_statement()


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_differences(file: Path, tmp_path: Path) -> None:
    """Exactly the expected rows, apart from the categories that the case says it ignores."""
    case = tomllib.loads(file.read_text(encoding="utf-8"))
    pages = [
        page(
            held["url"],
            *map(Said.parse, held["said"]),
            published=held.get("published", "2025-03-01"),
            publishers=("test",),
            note=held.get("note", ""),
        )
        for held in case.get("page", ())
    ]
    if case.get("statement"):
        pages.append(statement_page())
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*pages))
        found = [
            "{category} {victim} {party} {aspect}: {before} -> {after}".format(**row)
            + (" (reported)" if row["is_reported_only"] else "")
            for row in warehouse.differences()
            if row["category"] not in case.get("ignored", ())
        ]
    assert sorted(found) == sorted(case["expected"])


def test_evidence_of_a_difference_is_its_claims(tmp_path: Path) -> None:
    fbi = page("https://c.example/fbi", Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21"))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(fbi))
        (row,) = warehouse.differences(categories=["new_theft"])
    assert row["claim_ids"] == [fbi.extraction.claims[0].claim_id]
    assert row["detected_at"].isoformat() == "2026-01-05T12:00:00"


def _report(party: str) -> Baseline:
    """A report of one organisation on Bybit, as `claimwatch baseline import` makes a baseline of it."""
    said = BaselineAttribution(party, ("dprk",), "asserted", "own", None)
    sums = (Amount(Decimal(1_460_000_000), "USD"),)
    theft = BaselineTheft("bybit", "Bybit", sums, None, (said,))
    return Baseline("report", "A report", date(2025, 2, 26), (party,), (), (theft,))


def test_an_organisations_baseline_is_held_against_its_own_words(tmp_path: Path) -> None:
    """Also where states speak, and for that organisation alone; it may take its words back."""
    told = (
        page("https://c.example/fbi", Said("us.fbi", "bybit", "1_500_000_000 USD")),
        page(
            "https://c.example/msmt", Said("msmt", "bybit", "1_460_000_000 USD", actors="tradertraitor,dprk")
        ),
        page("https://c.example/firm", Said("elliptic", "bybit", "1_460_000_000 USD")),
    )
    silent = page("https://c.example/msmt", note="no longer", seen=NOON.replace(day=9))
    baselines = (_report("msmt"),)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*told, baselines=baselines))
        held = [(row["category"], row["party"]) for row in warehouse.differences()]
        assert held == [("actor_refined", "msmt"), ("new_party", "us"), ("restates", "msmt")]
        warehouse.commit(batch(silent, number=9, baselines=baselines))
        held = [(row["category"], row["party"]) for row in warehouse.differences()]
        assert held == [("new_party", "us"), ("withdrawn", "msmt")]


def test_references_held(tmp_path: Path) -> None:
    """A warning by its issuer and day, a malware by its name; a day shared with another body is none."""
    pages = (
        page("https://fsa.example/1", published="2024-12-24", publishers=("jp.fsa",)),
        page("https://npa.example/1", published="2024-09-26", publishers=("jp.npa",)),
        page("https://blog.example/1", published="2024-01-01", publishers=("x",), note="speaks of AppleJeus"),
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*pages))
        held = warehouse.connection.execute(
            "SELECT reference_id, documents FROM baseline_references WHERE is_held ORDER BY 1"
        ).fetchall()
        named = warehouse.connection.execute("SELECT count(*) FROM baseline_references").fetchall()
    assert held == [
        ("jp-fsa-jvcea-warning-2024-12-24", ["https://fsa.example/1"]),
        ("malware-applejeus", ["https://blog.example/1"]),
    ]
    assert named == [(len(BASELINE.references),)]
