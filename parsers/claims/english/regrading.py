"""Findings that get another grade than the text has told: "drops the word “possible”", "raised its confidence to high"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.english.reference import OPINION
from parsers.claims.english.stance import changes_grade, stance_of
from parsers.claims.hints import hinted
from parsers.claims.values import Frame, Refusal
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause

CONFIDENCE = hinted(r"(?i)\bconfidence\b")
NEGATED = re.compile(r"(?i)\b(?:no|not|never|nor|without|neither|would|could|should|may|might)\b|n[’']t\b")
GRADED = (Stance.ASSESSED, Stance.SUSPECTED)


def drops_hedge(clause: Clause, cues: Cues) -> bool:
    """ "drops the word “possible”": what was told with a hedge is sure now."""
    return cues["grades.dropped"].search(clause.text) is not None


def grade_of_finding(clause: Clause, cues: Cues) -> Stance | None:
    """ "We have moderate confidence in this assessment", "it raised its confidence to high"; None for no grade."""
    if changes_grade(clause.text, cues) and not NEGATED.search(clause.text):
        return stance_of(clause, cues)
    is_told = CONFIDENCE.search(clause.text) and OPINION(cues).search(clause.text)
    stance = stance_of(clause, cues) if is_told else None
    return stance if stance in GRADED else None


def regraded(frames: list[Frame], clause: Clause, cues: Cues) -> list[Frame]:
    """ "…, and they hold that view with moderate confidence": the claim before, at that grade."""
    stance = stance_of(clause, cues) if frames and CONFIDENCE.search(clause.text) else None
    if stance not in GRADED:
        return frames
    return [replace(f, stance=stance, is_graded=True) for f in frames]


def as_own_grade(result: Frame | Refusal) -> Frame | Refusal:
    """A frame whose stance is its party's own grade, which stands above what it said before; a refusal as it is."""
    return replace(result, is_graded=True) if isinstance(result, Frame) else result
