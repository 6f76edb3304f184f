"""How a clause makes its attribution: in which words, on what basis, alone or for nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.basis import basis_of
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.values import Frame

LONG_QUOTE = 320
PASSIVE = hinted(r"(?i)\b(?:attributed|blamed|ascribed|linked|tied)\s+(?:to|on)\b")
BESIDE = 40  # code points between names of one row
OPENED = re.compile(r"[:;]\s|\s[–—]\s")
CLOSED = re.compile(r"[,;:]\s|\s[–—+]\s|\s\((?=[a-z])")
OWN_GRADE = hinted(r"(?i)confidence|likely|probabl|certain")


def with_marks(frame: Frame, clause: Clause, cues: Cues) -> Frame:
    """The frame of a whole sentence with its quote, basis and marks; a long sentence is quoted by its clause."""
    is_long = frame.end > LONG_QUOTE
    text = clause.text
    start, end = (
        _core(frame, clause, cues) if is_long and len(text) > LONG_QUOTE else (clause.start, clause.end)
    )
    return replace(
        frame,
        start=start if is_long else 0,
        end=end if is_long else frame.end,
        basis=basis_of(text, cues),
        is_passive=not frame.speakers and bool(PASSIVE.search(text)),
        is_agentless=not frame.speakers and bool(cues["report.agentless"].search(text)),
        is_collective=bool(cues["report.collective"].search(text)),
        is_graded=bool(OWN_GRADE.search(text)),
    )


def _core(frame: Frame, clause: Clause, cues: Cues) -> tuple[int, int]:
    """Of a long clause the part with speakers, culprits, robbed parties and the words that tie them.

    "Attribution is carried by analysts: Hexlin converged on Lazarus within days, on the basis of (a) the …": from the
    colon to what follows the last of them.
    """
    spans = [(s.start, s.end) for s in frame.speakers if s.end and s.start >= clause.start]
    spans += [(v.start, v.end) for v in frame.victims]
    actors = sorted((a.start, a.end) for a in frame.actors)
    for span in actors:
        if not spans or span == actors[0] or span[0] - max(e for _, e in spans) <= BESIDE:
            spans.append(span)
    first = min((a for a, _ in spans), default=clause.start)
    words = (
        [cues.stances[frame.stance].search(clause.masked, first - clause.start)]
        if frame.stance in cues.stances
        else []
    )
    words += [cues["theft.nouns"].search(clause.masked, first - clause.start)] if not frame.victims else []
    last = max([e for _, e in spans] + [clause.start + m.end() for m in words if m], default=clause.end)
    opened = [clause.start + m.end() for m in OPENED.finditer(clause.text) if clause.start + m.end() <= first]
    closed = next((m for m in CLOSED.finditer(clause.text, last - clause.start)), None)
    return max(opened, default=clause.start), clause.start + closed.start() if closed else clause.end
