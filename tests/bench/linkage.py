"""Own resolution beside splink on the claims of an invented world, both scored against its truth."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from math import comb
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from splink import DuckDBAPI, Linker, block_on

from flows.clock import utc_now
from flows.settings import load_rates
from parsers.values import PartialDate
from tests.bench.resolution import _SCHEMA, _SEED, _first_day, _last_day, _settings
from tests.scale.world import World
from warehouse import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.paths import Places

_THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
# how often its training may go round, the library's own limit first: in some worlds it drives a probability below
# the smallest that it allows, and ends with an error
_ITERATIONS = (25, 15, 10, 5)
_CLAIMS = """
SELECT claim.claim_id, claim.victim, claim.victim_name, claim.victim_key, claim.theft_date, claim.amounts,
       year(version.published_on) AS year, membership.theft_id
FROM claim
JOIN claim_life USING (claim_id)
JOIN version ON version.version_id = claim.version_id
LEFT JOIN membership ON membership.node_id = claim.claim_id
WHERE claim_life.closing IS NULL
ORDER BY claim.claim_id
"""
_NAMES = ("claim_id", "victim", "victim_name", "victim_key", "theft_date", "amounts", "year", "theft_id")


def compare(size: int, seed: int, places: Places) -> dict[str, Any]:
    """Pairwise precision and recall of both against the world of that size, and splink's seconds."""
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        rows = [
            dict(zip(_NAMES, row, strict=True)) for row in warehouse.connection.execute(_CLAIMS).fetchall()
        ]
    thefts = World(seed, size).thefts
    named = Counter(name for theft in thefts for name in theft.names.values())
    known = {
        name: str(place)
        for place, theft in enumerate(thefts)
        for name in theft.names.values()
        if named[name] == 1
    }
    truth = {row["claim_id"]: known[row["victim_name"]] for row in rows if row["victim_name"] in known}
    own = {row["claim_id"]: row["theft_id"] or row["claim_id"] for row in rows}
    tries = (_scored(rows, truth, load_rates(places), limit) for limit in _ITERATIONS)
    ended = next((one for one in tries if one), None)
    if ended is None:
        return {"splink": "its training failed at all limits"}
    precision, recall, threshold = ended.best
    own_precision, own_recall = pairwise(truth, own)
    return {
        "claims": len(truth),
        "own_precision": round(own_precision, 4),
        "own_recall": round(own_recall, 4),
        "splink_s": round(ended.seconds, 1),
        "splink_iterations": ended.iterations,
        "splink_precision": round(precision, 4),
        "splink_recall": round(recall, 4),
        "splink_threshold": str(threshold),
    }


@dataclass(frozen=True)
class _Try:
    """One run of splink.

    `iterations`: the limit of its training. `best`: precision, recall, and the threshold at which both are highest.
    """

    seconds: float
    iterations: int
    best: tuple[float, float, float]


def _scored(
    rows: Sequence[dict[str, Any]], truth: Mapping[str, str], rates: Any, iterations: int
) -> _Try | None:
    """None where its training failed."""
    start = time.perf_counter()
    try:
        grouped = _splink(rows, rates, iterations)
    except ValueError as error:
        print(f"splink, {iterations} iterations: {error}", file=sys.stderr)
        return None
    seconds = time.perf_counter() - start
    scored = ((*pairwise(truth, groups), threshold) for threshold, groups in grouped.items())
    return _Try(seconds, iterations, max(scored, key=_harmonic))


def _harmonic(one: tuple[float, float, float]) -> float:
    precision, recall, _ = one
    return precision * recall / (precision + recall or 1)


def pairwise(truth: Mapping[str, str], groups: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall over all pairs of claims."""
    both = Counter((truth[one], groups[one]) for one in truth)
    hits = sum(comb(count, 2) for count in both.values())
    joined = sum(comb(count, 2) for count in Counter(groups[one] for one in truth).values())
    wanted = sum(comb(count, 2) for count in Counter(truth.values()).values())
    return hits / max(joined, 1), hits / max(wanted, 1)


def _splink(rows: Sequence[dict[str, Any]], rates: Any, iterations: int) -> dict[float, dict[str, str]]:
    """Groups by threshold. Only names block: a comparison of every name with every other would never end."""
    table = pa.Table.from_pylist([_record(row, rates) for row in rows], schema=_SCHEMA)
    settings = replace(
        _settings(),
        blocking_rules_to_generate_predictions=[block_on("victim"), block_on("victim_key")],
        max_iterations=iterations,
    )
    linker = Linker(DuckDBAPI().register(table), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("victim", "since")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=_SEED)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("victim"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("since"))
    guesses = linker.inference.predict(threshold_match_probability=0.01)
    grouped = {}
    for threshold in _THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(guesses, threshold)
        grouped[threshold] = {row["unique_id"]: row["cluster_id"] for row in clusters.as_record_list()}
    return grouped


def _record(row: dict[str, Any], rates: Any) -> dict[str, Any]:
    on = PartialDate.parse(row["theft_date"]) if row["theft_date"] else None
    year = on.year if on else row["year"]
    dollars = [
        float(one["value"])
        * float(1 if one["currency"] == "USD" else rates.get(one["currency"], {}).get(year, 0))
        for one in row["amounts"]
    ]
    return {
        "unique_id": row["claim_id"],
        "victim": row["victim"],
        "victim_key": row["victim_key"],
        "consonants": row["victim_key"].replace("a", ""),
        "since": _first_day(on) if on else None,
        "until": _last_day(on) if on else None,
        "sums": [one for one in dollars if one > 0],
        "theft": None,
    }
