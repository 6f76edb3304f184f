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
# who is charged with the theft itself, and not with what was done with the loot or with clients' money
_OF_WHAT = (
    r"(?!(?:[a-z]+\s){0,3}?{insiders.other_crimes})(?:[a-z]+\s){0,3}?"
    r"{charged.theft}(?![^.;:]{0,80}?\s(?:from|of)\s(?:the\s|its\s|his\s|her\s|their\s)?(?:[\w\-]+[’']s?\s)?{culprits.clients})"
)
# "with conspiring to launder 647,000 bitcoins from their hack of Greylag": their own theft, whatever else they did
_OWN = r"(?:with|of|for|over)\s[^.;:]{0,80}?\b(?:their|his|her)\s(?:own\s)?(?:hack|theft|heist|robbery)\s(?:of|from|at)\b"
OF_THEFT = rf"(?:(?:with|of|for|over|to|in|having)\s{_OF_WHAT}|{_OWN})"
TRIED = rf"{{charged.tried}}(?:\s{_OF_WHAT}|[^.;:]{{0,80}}?\s{OF_THEFT})"
AGED = r"(?:,\s(?:aged\s)?\d\d)?"
ROW = rf"(?P<row>{_PERSON}(?:{AGED},\s{_PERSON})*(?:{AGED},?\sand\s{_PERSON})?){AGED}(?:,\s[^;.]{{2,80}}?,)?"
CHARGED = (
    # Jan Novak, 31, of Brno, has pleaded not guilty to hacking Greylag; Jan Novak and Eva Malik were charged with stealing
    worded(rf"{ROW},?\s(?:who\s|and\s)?(?:(?!not|never)[a-z]+\s){{0,3}}?{TRIED}"),
    # convicted Jan Novak on Thursday of stealing
    worded(
        rf"{{charged.tries}}\s(?:(?:[a-z][\w\-]*|[A-Z][a-z]+(?:n|ese|ish|i)),?\s){{0,6}}?{ROW}(?:\s(?:in\s[A-Z]\w+|\ue001+)){{0,2}},?\s{OF_THEFT}"
    ),
    # Court papers say that Jan Novak, 31, broke into
    worded(
        rf"(?i:{{charged.says}})\s(?:says?|said|alleg(?:es?|ed)|states?|shows?)(?:\sthat)?,?\s{ROW}\s(?:[a-z]+\s){{0,2}}?{{charged.deeds}}"
    ),
)


def find_thieves(text: str, masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Spans of the names, of each of two: "Vern and Ruiz hacked Greylag"."""
    for match in _thief(cues).finditer(masked):
        for group in ("u", "v"):
            if match[group]:
                parts = find_parts(text, match.start(group), match.end(group), cues)
                yield from (part for part in parts if KIND.search(text[: part[0]]) is None)


def find_charged(masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Spans of the persons, each of a row: "Jan Novak, Petr Hora and Eva Malik were charged with stealing coins"."""
    for way in CHARGED:
        for match in way(cues).finditer(masked):
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
        rf"{ASKED}(?:(?P<u>{NAME})\sand\s)?(?P<v>{NAME}){ASIDE}(?:,|\sand\s(?:his|her|their|two|three|other|others)\s[a-z\-]+)?\s(?:{adverbs}\s){{0,3}}"
        rf"(?:{steals}|{breaks_in}\s(?:into\s)?(?:the\s)?(?:(?:[a-z]+\s){{1,3}}(?:of|at)\s(?:the\s)?)?(?=[A-Z]){papers}"
        rf"|(?:[a-z]+ed|{any_of(cues, 'culprits.crafts')}|{attacks})\s{second}{steals}"
        rf"|(?:{breaks_in}|{attacks})\s{second}{took})"
    )
