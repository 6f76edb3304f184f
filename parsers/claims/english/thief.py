"""The thief as the subject of a deed, whatever the name: "Copper Magpie hacked Greylag and stole $5 million"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import filled, worded
from parsers.claims.english.marks import AMOUNT
from parsers.claims.english.words import NAME, any_of, find_parts
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

ASIDE = r"(?:\s\([^)]*\))?(?:,[^,;]{2,80},)?"
# to the second verb of one subject
UNBROKEN = r"(?:(?!\b(?:who|whom|whose|that|which|how|when|after|because|as|sa(?:ys|id))\b)[^.;:]){1,120}?"
# what turns a subject into a question or a condition
ASKED = r"(?!(?:Whether|Had|Should|Did|Has|Have|Could)\b)"
# "a Trojan": a kind of thing, and no name
KIND = re.compile(r"\b[Aa]n?\s$")
SUM = rf"{AMOUNT}(?!\ue000)"

_PERSON = r"[A-Z][\w’'\-]+(?:\s[A-Z][\w’'.\-]*){1,3}"
PERSON = re.compile(_PERSON)
# who is charged with the theft itself, and not with what was done with the loot
CHARGED = worded(
    rf"(?P<row>{_PERSON}(?:(?:,\s\d\d)?,\s{_PERSON})*(?:,\s\d\d)?,?\sand\s{_PERSON})(?:,\s\d\d)?,?\s(?:were|are|have\sbeen)\s"
    r"(?:[a-z]+\s){0,3}?(?:{insiders.accusing}|sentenced)\s[^.;:]{0,60}?\b(?:with|of|for|over)\s"
    r"(?!(?:[a-z]+\s){0,3}?{insiders.other_crimes})(?:[a-z]+\s){0,4}?(?:{insiders.taking}|hacking)\b"
)


def find_thieves(text: str, masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Spans of the names, of each of two: "Vern and Ruiz hacked Greylag"."""
    for match in _thief(cues).finditer(masked):
        for group in ("u", "v"):
            if match[group]:
                parts = find_parts(text, match.start(group), match.end(group), cues)
                yield from (part for part in parts if KIND.search(text[: part[0]]) is None)


def find_charged(masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Spans of the persons of a row: "Jan Novak, Petr Hora and Eva Malik were charged with stealing $4 million"."""
    for match in CHARGED(cues).finditer(masked):
        yield from (one.span() for one in PERSON.finditer(masked, *match.span("row")))


@lru_cache(maxsize=2)
def _thief(cues: Cues) -> Hinted:
    adverbs = any_of(cues, "culprits.adverbs")
    # "stole nearly 500 bitcoin", "stole the customers' coins"; not "stole the headlines"
    money = filled(
        rf"(?:(?:[a-z]+\s){{0,3}}?{SUM}|(?:{{insiders.money_words}}\s){{0,6}}?{{insiders.money}}(?!\w))", cues
    )
    # "took $5 million in penalties", "took $3 million back": what is due, and no loot
    due = filled(r"(?!\s(?:of\s)?(?:[\w’'\-]+\s){0,5}?{culprits.dues})", cues)
    steals = (
        rf"(?:{any_of(cues, 'culprits.robs')}(?!\s(?:the\s|its\s|their\s)?{any_of(cues, 'culprits.clients')})"
        rf"|{any_of(cues, 'culprits.steals')}\s{money}(?!\sfrom\s(?:the\s|its\s)?{any_of(cues, 'culprits.clients')}))"
    )
    took = rf"took\s(?:[a-z]+\s){{0,3}}?{SUM}{due}"
    second = rf"{UNBROKEN}\sand\s(?:{adverbs}\s)?"
    breaks_in, attacks = any_of(cues, "culprits.breaks_in"), any_of(cues, "culprits.attacks")
    papers = rf"(?!{UNBROKEN}\sand\s(?:[a-z]+\s){{1,4}}?{any_of(cues, 'culprits.papers')})"
    return hinted(
        rf"{ASKED}(?:(?P<u>{NAME})\sand\s)?(?P<v>{NAME}){ASIDE}\s(?:{adverbs}\s){{0,3}}"
        rf"(?:{steals}|{breaks_in}\s(?:into\s)?(?:the\s)?(?=[A-Z]){papers}"
        rf"|(?:[a-z]+ed|{any_of(cues, 'culprits.crafts')}|{attacks})\s{second}{steals}"
        rf"|(?:{breaks_in}|{attacks})\s{second}{took})"
    )
