"""Culprits that are only set against another: "Citrine Sleet, not Lazarus Group", "not X but Y"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.marks import ACTOR, mask
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence

CREW = r"(?:[’']s)?(?:\s{comparison.crews})?"
LEAD = r"(?:by\s|to\s|with\s|on\s|from\s|of\s)?(?:the\s)?"
BEHIND = worded(
    rf"{ACTOR}{CREW}(?:\s\([^)]*\))?(?P<c>\s?[,–—(]?\s?\b(?:and\s|but\s)?(?:not|rather\sthan|instead\sof|as\sopposed\sto)\s"
    rf"{LEAD}{ACTOR}{CREW}(?:\sas\s(?:first|previously|initially)\s\w+)?\s?[,–—)]?)"
)
BEFORE = worded(
    rf"(?P<c>\b(?:[Nn]ot\s|[Rr]ather\sthan\s|[Ii]nstead\sof\s){LEAD}{ACTOR}{CREW},?\s(?:but(?:\srather)?\s)?)(?={LEAD}{ACTOR})"
)
# "Lazarus, not the insider whom the police had suspected, robbed": somebody without a name
OTHER = worded(
    rf"{ACTOR}{CREW}(?P<c>,\s(?:and\s)?(?:not|rather\sthan|instead\sof)\s(?:an?|the|its|some|any)\s(?:(?!\ue002)[^,;.]){{2,80}},)(?=\s[a-z])"
)
# "anti-IRGC slogans": who is against somebody is not they
AGAINST = hinted(rf"(?i:\banti)[-‑\s](?P<c>{ACTOR})")


def without_contrast(sentence: Sentence, mentions: Mentions, cues: Cues) -> tuple[Sentence, Mentions]:
    """The sentence with such a part blank, and its mentions without the culprit that stands there."""
    if not mentions.actors:
        return sentence, mentions
    text = sentence.text
    spans = list(_contrasted(mask(text, mentions), cues))
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    names = tuple(n for n in mentions.names if not any(a <= n.start < b for a, b in spans))
    return replace(sentence, text=text), replace(mentions, names=names)


def _contrasted(masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    for pattern in (BEHIND, BEFORE, OTHER):
        yield from (match.span("c") for match in pattern(cues).finditer(masked))
    yield from (match.span("c") for match in AGAINST.finditer(masked))
