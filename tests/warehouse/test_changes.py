"""What another parser reads otherwise, claim by claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.warehouse.builders import NOON, Said, batch, page, run
from warehouse import RunKind, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument

URL = "https://ic3.example/psa"
STAYS = Said("us.fbi", "stake", "41_000_000 USD", "2023-09-04")
ALTERED = Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21")
GONE = Said("us.fbi", "phemex", "70_000_000 USD", "2025-01-23")
ADDED = Said("jp.npa", "dmm-bitcoin", "308_000_000 USD", "2024-05-31")


def _reread(before: LoadedDocument, *said: Said) -> LoadedDocument:
    """The same text, out of which another parser reads these."""
    after = page(URL, *said, seen=before.capture.fetched_at)
    claims = tuple(
        replace(claim, version_id=before.document.version_id, claim_id=f"{number}-{claim.claim_id[:20]}")
        for number, claim in enumerate(after.extraction.claims)
    )
    kept = {claim.victim: claim for claim in before.extraction.claims if claim.victim == STAYS.victim}
    claims = tuple(kept.get(claim.victim, claim) for claim in claims)
    return replace(before, extraction=replace(before.extraction, claims=claims))


def test_each_claim_that_changed_is_told_once(tmp_path: Path) -> None:
    first = page(URL, STAYS, ALTERED, GONE)
    anew = _reread(first, STAYS, replace(ALTERED, stance="assessed"), ADDED)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first))
        warehouse.remember_claims()
        assert warehouse.changed_claims().rows == ()
        warehouse.commit(batch(anew, run=run(2, RunKind.REPARSE, "p2")))
        changes = {row["victim"]: row for row in warehouse.changed_claims()}
    assert {victim: row["change"] for victim, row in changes.items()} == {
        "bybit": "altered",
        "dmm-bitcoin": "added",
        "phemex": "gone",
    }
    assert changes["bybit"]["before"].startswith("own; asserted; dprk; 1500000000 USD; 2025-02-21")
    assert changes["bybit"]["after"].startswith("own; assessed; dprk")
    assert changes["phemex"]["after"] == ""
    assert changes["dmm-bitcoin"]["before"] == ""
    assert {row["source_id"] for row in changes.values()} == {"test"}
