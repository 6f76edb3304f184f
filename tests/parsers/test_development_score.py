"""The development corpus is read as well as it was: no figure falls below what it has reached."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from parsers.claims import extract
from parsers.documents import read
from tests.parsers.corpus import captures
from tests.parsers.reading import shipped_lexicon
from tests.places import CORPUS, GOLD, MANIFEST, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.values import Claim

SCORER = SHARED / "gold" / "score.py"
MEASURES = tomllib.loads(Path(__file__).with_name("development_score.toml").read_text("utf-8"))


def row(document: str, claim: Claim) -> dict[str, Any]:
    return {
        "document": document,
        "victim": claim.victim,
        "party": claim.party,
        "voice": claim.voice.value,
        "actors": claim.actors,
        "stance": claim.stance.value,
        "amounts": [{"value": float(one.value), "currency": one.currency} for one in claim.amounts],
        "theft_date": str(claim.theft_date) if claim.theft_date else None,
        "quote": claim.quote,
    }


def claims_of_the_corpus() -> Iterator[dict[str, Any]]:
    """Every claim of the corpus, its quote in the stored text where the claim says."""
    lexicon = shipped_lexicon()
    for told, capture in captures(CORPUS):
        (document,) = read(capture)
        for claim in extract(document, lexicon).claims:
            assert document.text[claim.quote_start : claim.quote_end] == claim.quote != ""
            yield row(told["id"], claim)


def figures(predicted: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, float]:
    """What the corpus's own scorer says."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    assert scorer.main([str(GOLD), str(predicted), "--manifest", str(MANIFEST), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)["all"]
    return told["rows"] | told["fields"] | {"false_alarms": told["false_alarms"]}


@pytest.mark.skipif(not SCORER.exists(), reason="the development corpus is not beside this checkout")
def test_no_figure_falls_below_what_it_has_reached(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    predicted = tmp_path / "claims.jsonl"
    predicted.write_text("".join(json.dumps(one) + "\n" for one in claims_of_the_corpus()), "utf-8")
    found = figures(predicted, capsys)
    least, most = MEASURES["measures"], MEASURES["most"]
    fallen = [
        f"{name} {found[name]} < {told['floor']}"
        for name, told in least.items()
        if found[name] < max(told["floor"], told["bar"])
    ]
    fallen += [
        f"{name} {found[name]} > {told['floor']}"
        for name, told in most.items()
        if found[name] > min(told["floor"], told["bar"])
    ]
    assert not fallen
