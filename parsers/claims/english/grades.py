"""The grade that a compiler writes at the head of its page ("Attribution: inferred-strong"), for all whom it reports."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.words import any_of
from parsers.claims.publisher import GOVERNMENT
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame
    from parsers.lexicon import Lexicon

FIELD = r"(?m)^\W{0,3}(?i:attribution(?:\s(?:strength|status|grade|confidence))?|confidence|strength|grade)\W{0,3}[:|]\W*"


@lru_cache(maxsize=4)
def _grade(text: str, lexicon: Lexicon) -> Stance | None:
    cues = cues_of(lexicon, "en")
    for key, stance in (("assessed", Stance.ASSESSED), ("suspected", Stance.SUSPECTED)):
        if re.search(rf"{FIELD}{any_of(cues, f'grades.{key}')}", text):
            return stance
    return None


def under_grade(frame: Frame, context: Context) -> Frame:
    """A flat attribution of a firm, at the grade of the page; that of a state, or with a grade of its own, stays."""
    if frame.stance is not Stance.ASSERTED or frame.is_graded or not frame.speakers:
        return frame
    if any(s.is_self or s.is_previous or GOVERNMENT.fullmatch(s.party) for s in frame.speakers):
        return frame
    grade = _grade(context.text, context.lexicon)
    return replace(frame, stance=grade) if grade else frame
