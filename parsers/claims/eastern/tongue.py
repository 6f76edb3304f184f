"""What tells Japanese from Korean where the rules are shared: the ends of sentences and clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

LATIN = r"(?:[A-Za-zＡ-Ｚａ-ｚ0-9０-９][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&'’\-]*(?:[ 　][A-ZＡ-Ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&'’\-]*){0,3})"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Expressions of one language. `end`: the end of a sentence; `clause`: the end of a clause; `common`: words
    that are nobody's name.
    """

    language: str
    end: re.Pattern[str]
    clause: re.Pattern[str]
    common: frozenset[str]


@lru_cache(maxsize=4)
def theft_words(cues: Cues) -> re.Pattern[str]:
    """Any word of theft."""
    return re.compile(
        alternation((*cues.lists["theft.nouns"], *cues.lists["theft.verbs"]), whole_words=False)
    )
