"""Runs to lines: what stands on one baseline, cut where a gap parts columns or cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.documents.pdf.glyphs import Run, is_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

_RAISED = 0.62  # of a line's size: as high as the mark of a footnote stands above its baseline
_LEVEL = 0.3
_LONGEST_RAISED = 6  # characters: a mark, an ordinal, an exponent
_SMALLER = 0.82
_CELL_GAP = 1.0  # em
_CELL_GAP_UNSPACED = 0.55
_MARK = re.compile(r"^[\s\[(（]*(?:\d{1,3}|[*†‡§]{1,3}|注\d{0,2}|주\d{0,2})[\])）]?[\s,]*$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Text on one line without a gap that could part columns. `is_indented`: it starts with blank glyphs."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    is_bold: bool
    is_indented: bool = False
    ends_blank: bool = False
    has_mark: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """All segments on one baseline, from the left."""

    segments: tuple[Segment, ...]
    baseline: float
    size: float

    @property
    def x0(self) -> float:
        """Left edge in points."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Right edge in points."""
        return self.segments[-1].x1

    @property
    def text(self) -> str:
        """The segments' texts with spaces between."""
        return " ".join(segment.text for segment in self.segments)


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines of a page from top to bottom."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-round(run.size), -run.baseline)):
        for group in groups:
            if _is_on(run, group):
                group.append(run)
                break
        else:
            groups.append([run])
    lines = [_line(group) for group in groups]
    return sorted((line for line in lines if line.segments), key=lambda line: -line.baseline)


def _is_on(run: Run, group: list[Run]) -> bool:
    """Whether a run stands on the line of another of its size, or as a raised mark beside it."""
    size, offset = group[0].size, run.baseline - group[0].baseline
    # smaller text that is no mark is the other column's, beside a heading of this one
    if run.size < _SMALLER * size and len(run.text.strip()) <= _LONGEST_RAISED:
        is_level = abs(offset) < 0.15 * size
        return is_level or (0 < offset < _RAISED * size and any(_touches(run, one) for one in group))
    return abs(offset) < _LEVEL * size


def _touches(mark: Run, word: Run) -> bool:
    return min(abs(mark.x0 - word.x1), abs(word.x0 - mark.x1)) < _CELL_GAP * word.size


def _line(runs: list[Run]) -> Line:
    size, baseline = runs[0].size, runs[0].baseline
    segments: list[Segment] = []
    for run in sorted(runs, key=lambda run: run.x0):
        segment = _segment(run)
        if segments and _is_reference(run, size, baseline):
            segments[-1] = replace(segments[-1], x1=max(segments[-1].x1, run.x1))
        elif segments and run.x0 - segments[-1].x1 < _reach(segments[-1], segment) * size:
            segments[-1] = _joined(segments[-1], segment)
        else:
            segments.append(replace(segment, has_mark=_is_reference(run, size, baseline)))
    return Line(tuple(segments), baseline, size)


def _reach(left: Segment, right: Segment) -> float:
    """How many em may lie between two runs of one segment: more where a blank is drawn between them."""
    return _CELL_GAP if left.ends_blank or right.is_indented else _CELL_GAP_UNSPACED


def _is_reference(run: Run, size: float, baseline: float) -> bool:
    """Whether a run is the raised mark of a footnote.

    It goes, so that it is not glued to a word or number.
    """
    return run.size < _SMALLER * size and run.baseline > baseline + 0.1 * size and bool(_MARK.match(run.text))


def _segment(run: Run) -> Segment:
    stripped = run.text.strip()
    return Segment(
        stripped,
        run.x0,
        run.x1,
        run.baseline,
        run.size,
        run.is_bold,
        is_indented=run.text[:1].isspace(),
        ends_blank=run.text[-1:].isspace(),
    )


def _joined(left: Segment, right: Segment) -> Segment:
    is_spaced = (
        left.ends_blank
        or right.is_indented
        or is_apart(left.text, right.text, (right.x0 - left.x1) / left.size)
    )
    return Segment(
        left.text + (" " if is_spaced else "") + right.text,
        left.x0,
        max(left.x1, right.x1),
        left.baseline,
        max(left.size, right.size),
        left.is_bold and right.is_bold,
        is_indented=left.is_indented,
        ends_blank=right.ends_blank,
        has_mark=left.has_mark,
    )
