"""How a clause makes its attribution: in which words, on what basis, alone or for nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.values import Basis

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.values import Frame

LONG_QUOTE = 320
PASSIVE = hinted(r"(?i)\b(?:attributed|blamed|ascribed|linked|tied)\s+(?:to|on)\b")
OWN_GRADE = hinted(r"(?i)confidence|likely|probabl|certain")


def with_marks(frame: Frame, clause: Clause, cues: Cues) -> Frame:
    """The frame of a whole sentence with its quote, basis and marks; a long sentence is quoted by its clause."""
    is_long = frame.end > LONG_QUOTE
    text = clause.text
    return replace(
        frame,
        start=clause.start if is_long else 0,
        end=clause.end if is_long else frame.end,
        basis=_basis(text, cues),
        is_passive=not frame.speakers and bool(PASSIVE.search(text)),
        is_agentless=not frame.speakers and bool(cues["report.agentless"].search(text)),
        is_collective=bool(cues["report.collective"].search(text)),
        is_graded=bool(OWN_GRADE.search(text)),
    )


def _basis(text: str, cues: Cues) -> Basis | None:
    ranked = (Basis.INDUSTRY_ANALYSIS, Basis.OWN_INVESTIGATION, Basis.OTHER_PARTY)
    return next((b for b in ranked if cues[f"basis.{b.value}"].search(text)), None)
