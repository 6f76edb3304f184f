"""What nobody who was robbed is called, in whatever place of a sentence it stands.

Grammar finds the place of the robbed party; what stands there may still be a chapter, an address of the coins or half
a clause. What a language never calls a firm is its list `names.no_robbed`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of

if TYPE_CHECKING:
    from parsers.languages import Language
    from parsers.lexicon import Lexicon

ADDRESS = re.compile(r"[0-9A-Za-z]{26,}")
ORDINAL = re.compile(r"X{0,2}(?:IV|VI{0,3}|I{1,3})|[Ⅰ-Ⅻ\d.\-–]+")
UNNAMED = "unnamed:"


@lru_cache(maxsize=2)
def _common(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.cues["cues_common_words"]["english"]["words"].split())


def why_no_name(name: str, victim: str, language: Language, lexicon: Lexicon) -> str:
    """Why this is no name of a robbed party; empty if it may be one. Listed names always are."""
    if f"victim:{victim}" in lexicon.names:
        return ""
    if ADDRESS.fullmatch(name):
        return f"{name} is an address"
    if ORDINAL.fullmatch(name):
        return f"{name} is a number"
    if victim.startswith(UNNAMED):  # a description may be as long as a clause
        return ""
    if language.has_borders and name.islower() and set(name.split()) <= _common(lexicon):
        return f"{name} is a common noun"  # "gospel"; 1inch and thirdweb are none
    if cues_of(lexicon, language)["names.no_robbed"].fullmatch(name):
        return f"{name} is no name"
    return ""
