"""A claim is taken only with a quote that stands in the document, whoever proposes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from parsers.claims import accept, extract
from parsers.documents import read
from parsers.values import Capture
from tests.parsers.reading import shipped_lexicon

if TYPE_CHECKING:
    from parsers.values import Claim, Document

TEXT = (
    "On 4 July 2026 the exchange Marlowe lost $12 million. The FBI has said that the Lazarus Group took it."
)


def _read() -> tuple[Document, Claim]:
    capture = Capture(
        "https://www.example/a.txt", TEXT.encode(), content_type="text/plain", publishers=("wire",)
    )
    (document,) = read(capture)
    (claim,) = extract(document, shipped_lexicon()).claims
    return document, claim


def test_a_claim_whose_quote_stands_at_its_place_is_taken() -> None:
    document, claim = _read()
    proposed = replace(claim, claim_id="clm-of-another-reader", rule="another-reader")
    taken = accept(document, [proposed])
    assert taken.claims == (proposed,)
    assert taken.rejections == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "The FBI has proved that Lazarus took it."}, "the text does not have it"),
        ({"quote": TEXT[3:40]}, "it begins at 3"),
        ({"actors": ()}, "accuses nobody"),
        ({"quote": "", "quote_start": 5, "quote_end": 5}, "has no quote"),
        ({"version_id": "ver-of-yesterday"}, "is of another version: ver-of-yesterday"),
    ],
)
def test_any_other_is_refused_with_the_reason(changes: dict[str, object], reason: str) -> None:
    document, claim = _read()
    told = accept(document, [replace(claim, **changes), claim])  # type: ignore[arg-type]
    assert told.claims == (claim,)
    (rejection,) = told.rejections
    assert rejection.rule == "quote"
    assert reason in rejection.reason
    assert claim.claim_id in rejection.reason
