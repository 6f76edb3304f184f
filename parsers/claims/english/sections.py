"""Headings that name a theft as a list does: "Greylag (February 2025)", "3. Greylag – $4 million", "3 May: Greylag".

Or with the grade at which the page attributes it: "Greylag — grade: high".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.english.marks import AMOUNT, DATE
from parsers.claims.english.words import NAME
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.values import Sentence

WORDS = 5
ASIDE = re.compile(rf"(?:{AMOUNT}|{DATE})+|\s\([^)]*\)(?=\W*$)|[\W_]+$")
NUMBER = r"\W{0,4}(?:\d{1,2}[.):]\s+)?"
TOLD = rf"(?:{AMOUNT}|{DATE})"
BESIDE = r"(?:\s|[,:;/|·≈~–—-]|\b(?:about|around|some|over|nearly|circa|ca|c|on|and|in|of|to)\b\.?)*"
DAY_OR_SUM = rf"{BESIDE}{TOLD}(?:{BESIDE}{TOLD})*{BESIDE}"
DASH = r"\s*(?:[,:|·]|\s[–—-])\s"
# "Greylag — grade: high", "Greylag (medium confidence)": how sure the page is of what it says below
GRADE = (
    r"(?i:(?:our\s)?(?:attribution|grade|confidence)\s?(?::|\s[–—-])[^()]{1,40}|no\sgrade"
    r"|[a-z]+(?:[-\s]to[-\s][a-z]+)?[-\s]confidence)"
)
HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{NUMBER}(?P<v>{NAME})(?:\s?\({DAY_OR_SUM}\)|{DASH}\(?{DAY_OR_SUM}\)?)\W{{0,2}}",
        rf"{NUMBER}\(?{TOLD}(?:{BESIDE}{TOLD})*\)?{DASH}(?P<v>{NAME})\W{{0,2}}",
        rf"{NUMBER}(?P<v>{NAME})(?:\s\({GRADE}\)|{DASH}{GRADE})\W{{0,2}}",
    )
)


def entry_of(sentence: Sentence, masked: str) -> tuple[int, int] | None:
    """Where the name of a heading stands that is a name and its day, sum or grade alone; None for any other sentence."""
    if sentence.kind is not BlockKind.HEADING:
        return None
    match = next((m for m in (head.fullmatch(masked) for head in HEADS) if m), None)
    return match.span("v") if match else None


def bare_name(masked: str) -> tuple[int, int] | None:
    """Where the name stands that a text is, beside its days, sums and a bracket behind it: "Cobblestone Bridge"."""
    name = ASIDE.sub("", masked).rstrip(" ,:–—-(.")
    start = len(name) - len(name.lstrip())  # the label of a turn is blank
    name = name.lstrip()
    is_name = len(name.split()) <= WORDS and re.fullmatch(NAME, name)
    return (start, start + len(name)) if is_name else None
