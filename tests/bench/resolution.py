"""Own rules beside a record-linkage library on the same pairs: `make bench-resolution`.

The pairs are those of tests/warehouse/test_pairs.py, scored in the same way. splink (Fellegi and Sunter's
model) is given the same names, consonants, dates and sums as the rules have, in levels as fine as theirs; it
learns its weights once without labels, by expectation maximisation, and once from the labels themselves; and
each time the threshold is taken that scores best. That is more than it could know in earnest.
"""

from __future__ import annotations

import sys
import time
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import splink.comparison_level_library as levels
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

from tests.warehouse.builders import joint_statement
from tests.warehouse.pairing import UNSURE, constructed, corpus, lexicon, resolve, score, shipped_rates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parsers.lexicon import Lexicon
    from parsers.values import Claim, PartialDate
    from tests.warehouse.pairing import Labelled, Scene, Score

_SEED = 20250114
_THRESHOLDS = [number / 20 for number in range(1, 20)] + [0.97, 0.99, 0.995, 0.999, 0.9999]
_RATIO = (
    "list_min(flatten(list_transform(sums_l, lambda one: list_transform(sums_r, lambda other:"
    " abs(ln(one / other))))))"
)
_GAP = "greatest(0, date_diff('day', until_r, since_l), date_diff('day', until_l, since_r))"
_NO_SUM = "len(sums_l) = 0 OR len(sums_r) = 0"
_NO_DATE = "since_l IS NULL OR since_r IS NULL"


def records(scenes: Sequence[Scene]) -> pa.Table:
    """One row a claim: who, when (first and last possible day), and its sums in dollars of that year."""
    rates = {(rate.currency, rate.year): float(rate.usd) for rate in shipped_rates()}
    theft = {label.claim_id: label.theft for scene in scenes for label in scene.labels}
    rows = [
        _record(claim, loaded.document.published_on, rates, theft[claim.claim_id])
        for scene in scenes
        for loaded in scene.pages
        for claim in loaded.extraction.claims
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


_SCHEMA = pa.schema(
    [
        ("unique_id", pa.string()),
        ("victim", pa.string()),
        ("victim_key", pa.string()),
        ("consonants", pa.string()),
        ("since", pa.date32()),
        ("until", pa.date32()),
        ("sums", pa.list_(pa.float64())),
        ("theft", pa.string()),
    ]
)


def _record(
    claim: Claim, published: Any, rates: Mapping[tuple[str, int], float], theft: str
) -> dict[str, Any]:
    on = claim.theft_date
    year = on.year if on else published.year if published else 2024
    values = [
        float(amount.value) * (1.0 if amount.currency == "USD" else rates.get((amount.currency, year), 0.0))
        for amount in claim.amounts
    ]
    return {
        "unique_id": claim.claim_id,
        "victim": f"{claim.victim} {claim.document_id}"
        if claim.victim.startswith("unnamed:")
        else claim.victim,
        "victim_key": claim.victim_key,
        "consonants": claim.victim_key.replace("a", ""),
        "since": _first_day(on) if on else None,
        "until": _last_day(on) if on else None,
        "sums": [value for value in values if value > 0],
        # the labels are only for the run that learns from them
        "theft": None if theft == UNSURE else theft,
    }


def _first_day(on: PartialDate) -> date:
    return date(on.year, on.month or 1, on.day or 1)


def _last_day(on: PartialDate) -> date:
    month = on.month or 12
    return date(on.year, month, on.day or monthrange(on.year, month)[1])


def _settings() -> SettingsCreator:
    name = CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.ExactMatchLevel("victim"),
            levels.ExactMatchLevel("victim_key"),
            levels.ExactMatchLevel("consonants"),
            levels.JaroWinklerLevel("victim_key", 0.92),
            levels.JaroWinklerLevel("victim_key", 0.85),
            levels.ElseLevel(),
        ],
    )
    when = CustomComparison(
        output_column_name="when",
        comparison_levels=[
            levels.CustomLevel(_NO_DATE, label_for_charts="no date").configure(is_null_level=True),
            levels.CustomLevel(f"{_GAP} <= 3", label_for_charts="three days"),
            levels.CustomLevel(f"{_GAP} <= 10", label_for_charts="ten days"),
            levels.CustomLevel(f"{_GAP} <= 45", label_for_charts="a month"),
            levels.ElseLevel(),
        ],
    )
    how_much = CustomComparison(
        output_column_name="how_much",
        comparison_levels=[
            levels.CustomLevel(_NO_SUM, label_for_charts="no sum").configure(is_null_level=True),
            levels.CustomLevel(f"{_RATIO} <= ln(1.05)", label_for_charts="5 %"),
            levels.CustomLevel(f"{_RATIO} <= ln(1.5)", label_for_charts="50 %"),
            levels.CustomLevel(f"{_RATIO} <= ln(3)", label_for_charts="threefold"),
            levels.CustomLevel(f"abs({_RATIO} - ln(10)) <= ln(1.05)", label_for_charts="zeros"),
            levels.ElseLevel(),
        ],
    )
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[name, when, how_much],
        blocking_rules_to_generate_predictions=[
            block_on("victim"),
            "jaro_winkler_similarity(l.victim_key, r.victim_key) >= 0.85",
        ],
    )


def link(scenes: Sequence[Scene], *, is_taught: bool) -> dict[float, dict[str, str | None]]:
    """The group of each claim, by threshold."""
    api = DuckDBAPI()
    linker = Linker(api.register(records(scenes)), _settings(), log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("victim", "since")], recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=_SEED)
    if is_taught:
        training.estimate_m_from_label_column("theft")
    else:
        training.estimate_parameters_using_expectation_maximisation(block_on("victim"))
        training.estimate_parameters_using_expectation_maximisation(block_on("since"))
    guesses = linker.inference.predict(threshold_match_probability=0.01)
    grouped = {}
    for threshold in _THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(guesses, threshold)
        rows = clusters.as_record_list()
        grouped[threshold] = {row["unique_id"]: row["cluster_id"] for row in rows}
    return grouped


def best(
    labels: Sequence[Labelled], grouped: Mapping[float, Mapping[str, str | None]]
) -> tuple[float, Score]:
    """The threshold with the highest F1 over all pairs, and its score."""
    scored = [(threshold, score(labels, found)["all"]) for threshold, found in grouped.items()]
    return max(scored, key=lambda one: 2 * one[1].hits / (2 * one[1].hits + one[1].missed + one[1].false))


def compare(title: str, scenes: Sequence[Scene], names: Lexicon, *, has_baseline: bool) -> None:
    """Print the scores of all three on these scenes."""
    labels = [label for scene in scenes for label in scene.labels]
    began = time.perf_counter()
    own = score(labels, resolve(scenes, names, *([joint_statement()] if has_baseline else [])))
    print(
        f"\n{title}\n{'':38} {'pairs':>6} {'joined':>6} {'missed':>6} {'false':>5} {'P':>6} {'R':>6} {'s':>5}"
    )
    for kind, one in own.items():
        if kind != "all":
            _print(f"  own rules, {kind}", one, 0)
    _print("own rules", own["all"], time.perf_counter() - began)
    for name, is_taught in (("splink, unsupervised", False), ("splink, taught the labels", True)):
        began = time.perf_counter()
        threshold, one = best(labels, link(scenes, is_taught=is_taught))
        _print(f"{name}, at {threshold:g}", one, time.perf_counter() - began)


def _print(name: str, one: Score, seconds: float) -> None:
    numbers = (
        f"{one.pairs:6} {one.hits:6} {one.missed:6} {one.false:5} {one.precision:6.3f} {one.recall:6.3f}"
    )
    print(f"{name:38} {numbers}" + (f" {seconds:5.1f}" if seconds else ""))


def main() -> None:
    """Compare on the constructed pairs, and on the corpus where it lies beside the project."""
    names = lexicon()
    compare("constructed pairs", list(constructed(names)), names, has_baseline=False)
    if known := corpus(names):
        compare("development corpus", [known], names, has_baseline=True)
    else:
        print("the development corpus is not beside the project", file=sys.stderr)


if __name__ == "__main__":
    main()
