"""Parties of a lawsuit by their roles: "the claimant says", "the Government's complaint"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.words import NAME, any_of, find_parts
from parsers.claims.hints import hinted
from parsers.languages import Language
from parsers.names import victim_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.lexicon import Lexicon

AMERICAN = "us.doj"  # who goes to court for the United States


def find_litigants(masked: str, context: Context, cues: Cues) -> Iterator[tuple[str, int, int]]:
    """Id and place of those whom a clause calls by their role, where the text tells who has it.

    The claimant by the name beside the word, or in the title before "v"; else the only one whom the text robs.
    """
    for match in _roles(cues).finditer(masked):
        if match["g"] and (party := government_of(context.text, context.lexicon)):
            yield party, *match.span("g")
        elif match["c"]:
            is_described = match["c"].endswith("s") or masked.startswith(
                ",", match.end()
            )  # "The plaintiffs, two funds,"
            party = _claimant(context.text, context.lexicon) or ("" if is_described else _robbed(context))
            if party:
                yield party, *match.span("c")


@lru_cache(maxsize=4)
def government_of(text: str, lexicon: Lexicon) -> str:
    """Who "the Government" is before the courts of which a text tells; empty where it tells of none that are known."""
    return AMERICAN if cues_of(lexicon, Language.ENGLISH)["court.american"].search(text) else ""


@lru_cache(maxsize=4)
def _claimant(text: str, lexicon: Lexicon) -> str:
    """The id of who is said to go to court."""
    cues = cues_of(lexicon, Language.ENGLISH)
    for way in _named(cues):
        for match in way.finditer(text):
            for start, end in find_parts(text, *match.span("n"), cues):
                return victim_id(text[start:end], lexicon)
    return ""


def _robbed(context: Context) -> str:
    robbed = context.only_robbed
    return robbed.id if robbed and not robbed.id.startswith("unnamed:") else ""


@lru_cache(maxsize=2)
def _roles(cues: Cues) -> Hinted:
    claimants, governments = any_of(cues, "court.claimants"), any_of(cues, "court.governments")
    return hinted(
        rf"\b[Tt]he\s(?:(?:first|lead|original|said)\s)?(?:(?P<c>{claimants})|(?P<g>{governments}))(?![\w\-])"
    )


@lru_cache(maxsize=2)
def _named(cues: Cues) -> tuple[Hinted, ...]:
    claimants = any_of(cues, "court.claimants")
    return (
        hinted(rf"\b(?i:the)\s(?:[a-z]+\s)?{claimants},?\s(?P<n>{NAME})"),
        hinted(rf"(?P<n>{NAME})(?:\s\([^)]*\))?,?\s[(“\"]*(?i:the|as)\s[“\"]?(?:[a-z]+\s)?{claimants}\b"),
        hinted(rf"(?m)(?:^|[:–—]\s)\W*(?P<n>{NAME})[^\n,;:.]{{0,30}}?\s-?(?i:v|vs)\.?-?\s[A-Z]"),
    )
