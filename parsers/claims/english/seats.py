"""Adjectives that only say where a service sits: "the Tokyo exchange Kazamidori" is no "Tokyo"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.evidence import Kind
from parsers.claims.english.names import names_of
from parsers.claims.english.words import names_in
from parsers.claims.hints import hinted
from parsers.languages import Language

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.lexicon import Lexicon

SEAT = re.compile(r"[A-Z][\w.]*-(?:based|headquartered|listed|registered|licensed|run)(?=\s)")
PLACED = re.compile(r"-based|\s+[a-z]")
DEMONYM = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish|ani|aeli|qi|i|an|ch)")


@lru_cache(maxsize=1024)  # a page is read twice
def without_seats(masked: str, text: str, lexicon: Lexicon) -> str:
    """A masked sentence of a text with adjectives of places masked, too: "the Tokyo exchange Kazamidori"."""
    names, seated = names_of(text, lexicon), _seated(cues_of(lexicon, Language.ENGLISH))
    for start, end in names_in(masked):
        name = masked[start:end]
        if (seat := SEAT.match(name)) is not None:  # "Heathrow-based Greylag"
            masked = masked[:start] + "\ue003" * seat.end() + masked[start + seat.end() :]
            continue
        is_place = name.endswith("-based") or (names.kind(name) is Kind.PLACE and PLACED.match(masked, end))
        if is_place or (DEMONYM.fullmatch(name) and seated.match(masked, end)):
            masked = masked[:start] + "\ue003" * (end - start) + masked[end:]
    return masked


@lru_cache(maxsize=2)
def _seated(cues: Cues) -> Hinted:
    """What follows a demonym that only says where a service sits: "Estonian crypto exchange"."""
    return hinted(rf"\s+(?:[a-z\-]+\s){{0,2}}{cues.either('services.words')}")
