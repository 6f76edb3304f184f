"""From which state a report comes, and the words that mean its bodies: "police" in a wire from Seoul are Korea's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.hints import hinted
from parsers.languages import Language

if TYPE_CHECKING:
    from parsers.claims.hints import Hinted
    from parsers.lexicon import Lexicon

# as in "SEOUL, March 12 (Reuters) - The police"
DATELINE = re.compile(
    r"(?m)^(?P<t>[A-Z][A-Z .’'/\-]{2,40}?),?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\b[^\n(]{0,12})?"
    r"(?:\([^)\n]{2,30}\)\s)?[—–-]{1,2}\s"
)
HEAD = 600  # letters in which the dateline stands


@lru_cache(maxsize=2)
def bare_bodies(lexicon: Lexicon) -> Hinted:
    """Words for a kind of body with nothing before them that says whose it is."""
    words = alternation(
        (*lexicon.bodies.words[Language.ENGLISH], "authorities", "government"), whole_words=True
    )
    return hinted(
        r"(?:^|[.,;:“\"]\s|[—–-]\s(?:The\s)?|\b(?:the|which|that|whom|by|to|and|as|but|while|local)\s)"
        rf"(?P<b>(?i:{words}))(?!\s(?:of|in|at)\s[A-Z\ue003])"
    )


@lru_cache(maxsize=4)
def home_of(text: str, lexicon: Lexicon) -> str:
    """The state from which a report comes by its dateline, or empty: other bodies that it names may be abroad."""
    dateline = DATELINE.search(text, 0, HEAD)
    if dateline:
        towns = (town.strip(" ,").title() for town in dateline["t"].split("/"))
        seats = {t: lexicon.bodies.seats[t][0] for t in towns if t in lexicon.bodies.seats}
        seats |= {t: lexicon.bodies.states[t] for t in (dateline["t"].title(),) if t in lexicon.bodies.states}
        if len(set(seats.values())) == 1:
            return next(iter(seats.values()))
    return ""
