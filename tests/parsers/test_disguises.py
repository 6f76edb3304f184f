"""A text says the same in every spelling of its signs: the cases are read again, disguised."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.parsers.case_files import load_cases
from tests.parsers.reading import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from parsers.values import Claim
    from tests.parsers.case_files import Case

EVERY = 2  # of the cases, so that all traps come in
FULL_WIDTH = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F) if chr(code).isalnum()}
ADDRESS = re.compile(
    r"https?://\S+|\]\([^)]*\)|\b(?:0x|bc1)\w+|&\w+;|<[^>]+>|^---.*?^---$|^\d+\.", re.MULTILINE | re.DOTALL
)


def in_parts(text: str) -> str:
    """Letters in parts, as Apple's file systems write them."""
    return unicodedata.normalize("NFD", text)


def in_full_width(text: str) -> str:
    """Letters and digits as wide as ideographs, but for addresses and what only Markdown reads."""
    kept = [*ADDRESS.finditer(text)]
    ends = [0, *(found.end() for found in kept)]
    starts = [*(found.start() for found in kept), len(text)]
    prose = [text[a:b].translate(FULL_WIDTH) for a, b in zip(ends, starts, strict=True)]
    return "".join(
        piece for pair in zip(prose, [*(found[0] for found in kept), ""], strict=True) for piece in pair
    )


def with_western_marks(text: str) -> str:
    """Japanese clauses parted by ，and ended by ．, as courts and journals write them."""
    return text.replace("、", "，").replace("。", "．")


DISGUISES: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "letters in parts": (in_parts, ("ja", "ko")),
    "full width": (in_full_width, ("ja", "ko")),
    "western marks": (with_western_marks, ("ja",)),
}
PLAIN = [
    case
    for case in load_cases()
    if case.capture.content_type in {"text/markdown", "text/plain"}
    and case.capture.language in {"ja", "ko"}
    and case.trap != "form"  # whose bytes are what it is about
]


def told(claims: tuple[Claim, ...]) -> set[tuple[object, ...]]:
    """What the claims say."""
    return {(c.victim, c.party, c.voice, tuple(c.actors), c.stance, c.amounts, c.theft_date) for c in claims}


PAIRS = [
    pytest.param(case, change, id=f"{case.name}-{name}")
    for case in PLAIN[::EVERY]
    for name, (change, languages) in DISGUISES.items()
    if case.capture.language in languages
]


@pytest.mark.parametrize(("case", "change"), PAIRS)
def test_a_disguised_text_says_the_same(case: Case, change: Callable[[str], str]) -> None:
    disguised = change(case.capture.content.decode()).encode()
    outcome = read_case(replace(case, capture=replace(case.capture, content=disguised)))
    assert told(outcome.claims) == told(read_case(case).claims)
    shown = outcome.document.text
    assert all(shown[c.quote_start : c.quote_end] == c.quote for c in outcome.claims)
