"""Whether a publisher of whom nothing is known speaks for itself: only who says "we" or "I" somewhere does."""

from __future__ import annotations

import pytest

from parsers.claims.publisher import issuer_of
from parsers.documents import read
from parsers.values import Capture
from tests.parsers.reading import shipped_lexicon


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("Sources told us that the exchange Qorvex was robbed.", True),
        ("I think that the exchange Qorvex was robbed.", True),
        ("OUR VIEW: the exchange Qorvex was robbed.", True),
        ("In the US, the exchange Qorvex was robbed.", False),
        ("The exchange Qorvex was (i) robbed and (ii) closed.", False),
    ],
)
def test_a_state_and_a_number_are_no_self(text: str, is_own: bool) -> None:  # noqa: FBT001
    capture = Capture(
        url="https://quill.example/a.txt",
        content=text.encode(),
        content_type="text/plain",
        publishers=("quill-harbour",),
    )
    (document,) = read(capture)
    assert issuer_of(document, shipped_lexicon()).investigates is is_own
