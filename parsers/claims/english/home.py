"""From which state a report comes, and the words that mean its bodies: "police" in a wire from Seoul are Korea's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, cues_of
from parsers.claims.english.words import any_of, names_in
from parsers.claims.hints import hinted
from parsers.languages import Language
from parsers.mentions.names import find_names
from parsers.parties import is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.lexicon import Lexicon

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_OF_MONTH = rf"(?:{_MONTH}\s\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH})"
_DAY = rf"(?:(?:[A-Z][a-z]{{2,8}}day,?\s)?{_OF_MONTH}(?:,?\s(?:19|20)\d\d\b)?)"
_AGENCY = r"\([^)\n]{2,30}\)"
_DASH = r"\s?[—–-]{1,2}\s"
# as in "SEOUL, March 12 (Reuters) - The police", in "Seoul, 14 Jan. — Police", in "14 January 2026, SEOUL – Police"
DATELINE = re.compile(
    rf"(?m)^[*_]*(?:{_DAY}[,:]?\s)?(?:(?P<t>[A-Z][A-Z .’'/\-]{{2,40}}?),?(?:\s{_DAY})?[*_]*(?:,?\s{_AGENCY})?{_DASH}"
    rf"|(?P<s>[A-Z][a-z]+(?:[ /\-][A-Z][a-z]+){{0,3}}),?\s(?:{_DAY}[*_]*(?:,?\s{_AGENCY})?|{_AGENCY}){_DASH})"
)
HEAD = 600  # letters in which the dateline stands
EVERYWHERE = ("us",)  # whose bureau is named in cases of all the world
ABROAD = ("kp", "un", "eu")


@lru_cache(maxsize=2)
def bare_bodies(lexicon: Lexicon) -> Hinted:
    """Words for a kind of body with nothing before them that says whose it is."""
    words = alternation(
        (*lexicon.bodies.words[Language.ENGLISH], "authorities", "government"), whole_words=True
    )
    return hinted(
        r"(?:(?:^|[.,;:“\"]\s|[—–-]\s)(?:The\s)?|\b(?:the|which|that|whom|by|to|and|as|but|while|local)\s)"
        rf"(?P<b>(?i:{words}))(?!\s(?:of|in|at)\s[A-Z\ue003])"
    )


@lru_cache(maxsize=4)
def home_of(text: str, lexicon: Lexicon) -> str:
    """The state from which a report comes by its dateline, else that of the service it is about, or empty."""
    dateline = DATELINE.search(text, 0, HEAD)
    if dateline:
        place = (dateline["t"] or dateline["s"]).strip(" ,").title()
        seats = {
            t: lexicon.bodies.seats[t][0]
            for t in map(str.strip, place.split("/"))
            if t in lexicon.bodies.seats
        }
        seats |= {t: lexicon.bodies.states[t] for t in (place,) if t in lexicon.bodies.states}
        if len(set(seats.values())) == 1:
            return next(iter(seats.values()))
    return _seat_of_service(text, lexicon)


def _seat_of_service(text: str, lexicon: Lexicon) -> str:
    """ "South Korean exchange Upbit", "the Zurich-based broker", or its bodies, in a text that names no other state."""
    states = states_in(text, lexicon)
    if len(states) != 1:
        return ""
    named = [
        n for n in find_names(text, lexicon) if n.kind == "party" and n.surface not in lexicon.bodies.states
    ]
    if not states & set(EVERYWHERE) and any(n.id.partition(".")[0] in states for n in named):
        return next(iter(states))  # its bodies and nobody else's
    cues, bodies = cues_of(lexicon, Language.ENGLISH), lexicon.bodies
    for seat in _seated(cues).finditer(text, 0, HEAD):
        if states & {bodies.states.get(seat["s"], ""), *(bodies.seats.get(seat["s"]) or ())}:
            return next(iter(states))
    return ""


@lru_cache(maxsize=2)
def _seated(cues: Cues) -> Hinted:
    seat = r"(?!The\b|An?\b)(?P<s>U\.?[SK]\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    return hinted(rf"(?<!\w){seat}(?:-based)?\s(?:[a-z\-]+\s){{0,3}}{any_of(cues, 'services.words')}")


@lru_cache(maxsize=4)
def states_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The states that a text names by themselves, their people, their bodies or their towns, the accused one aside."""
    bodies = lexicon.bodies
    named = {n.id.partition(".")[0] for n in find_names(text, lexicon) if n.kind == "party"}
    found = set(filter(is_state, named))
    for start, end in names_in(text):
        name = text[start:end].removeprefix("The ")  # as a whole: "Jordan Reeve" is no state
        if (state := bodies.states.get(name)) or (state := (bodies.seats.get(name) or ("",))[0]):
            found.add(state)
    return frozenset(found.difference(ABROAD))
