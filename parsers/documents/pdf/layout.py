"""Lines to reading order: columns one after the other, tables row by row.

A gutter is a vertical line that some consecutive lines of a page leave free, with text on both of its sides.
Where the text beside it fills its width, it parts columns, which are read one after the other; where it does
not, the lines are rows of a table.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from parsers.documents.pdf.lines import Line, Segment
from parsers.documents.pdf.rows import FEWEST_ROWS, TableRow, table_of

_FEWEST_BESIDE = 3  # lines on each side of a gutter
_FILLED = 0.62  # of a column's width by its typical line
_FULL = 0.95  # of a column's width by a line inside of a paragraph
_MANY = 0.4  # of a column's lines that are full, where its paragraphs are short
_LONG = 12.0  # em: a line of text, not a cell
_TITLE = 1.12  # times the usual size: a line larger than that is no text
_MOST_COLUMNS = 4
_GRID = 3  # points: starts nearer than that are one
_NEAR = 2.6  # line heights between rows of one table


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of running text, with the edges of the column that it stands in."""

    text: str
    segment: Segment
    left: float
    right: float
    page: int


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    first: int
    last: int
    beside: int


def in_order(lines: list[Line], page: int, rules: tuple[float, ...] = ()) -> list[TextLine | TableRow]:
    """The lines of a page in reading order.

    `rules`: heights of horizontal rules, which part a table's rows.
    """
    return _order(lines, page, rules, _MOST_COLUMNS)


def _order(lines: list[Line], page: int, rules: tuple[float, ...], depth: int) -> list[TextLine | TableRow]:
    if not lines:
        return []
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return _text_lines(lines, page)
    above, band, below = lines[: gutter.first], lines[gutter.first : gutter.last], lines[gutter.last :]
    left, right = _split(band, gutter.x)
    if _is_text(left) and (_is_text(right) or _ends_column(left, right)):
        middle = [*_order(left, page, rules, depth - 1), *_order(right, page, rules, depth - 1)]
    else:
        return _around_table(above, band, below, page, rules, depth)
    return [*_order(above, page, rules, depth - 1), *middle, *_order(below, page, rules, depth - 1)]


def _around_table(
    above: list[Line], band: list[Line], below: list[Line], page: int, rules: tuple[float, ...], depth: int
) -> list[TextLine | TableRow]:
    """A table with what stands over and under it.

    Lines of the band with one cell only at its ends are no rows.
    """
    while band and len(band[0].segments) == 1:
        above, band = [*above, band[0]], band[1:]
    while band and len(band[-1].segments) == 1 and not _continues(band):
        band, below = band[:-1], [band[-1], *below]
    table = table_of(band, page, rules) if len(band) >= FEWEST_ROWS else _text_lines(band, page)
    return [*_order(above, page, rules, depth - 1), *table, *_order(below, page, rules, depth - 1)]


def _continues(band: list[Line]) -> bool:
    """Whether the last line is the second line of a cell: not under the first column, and close."""
    last, before = band[-1], band[-2]
    return last.x0 > before.x0 + before.size and before.baseline - last.baseline < 1.5 * before.size


def _gutter(lines: list[Line]) -> _Gutter | None:
    """The gutter with most lines beside it, if there is one."""
    starts = Counter(
        round(segment.x0 / _GRID)
        for line in lines
        for place, segment in enumerate(line.segments)
        if segment.x0 > 0
    )
    left = min(line.x0 for line in lines)
    best: _Gutter | None = None
    for start, count in starts.items():
        x = start * _GRID - 0.6 * _GRID
        if count + starts[start + 1] < FEWEST_ROWS or x < left + 2 * _GRID:
            continue
        found = _longest_free(lines, x)
        if found is not None and (best is None or (found.beside, -found.x) > (best.beside, -best.x)):
            best = found
    return best


def _longest_free(lines: list[Line], x: float) -> _Gutter | None:
    best: _Gutter | None = None
    first = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and not _crosses(lines[place], x):
            continue
        found = _between(lines, first, place, x)
        if found is not None and (best is None or found.beside > best.beside):
            best = found
        first = place + 1
    return best


def _crosses(line: Line, x: float) -> bool:
    return any(segment.x0 < x - 1 and segment.x1 > x for segment in line.segments)


def _between(lines: list[Line], first: int, last: int, x: float) -> _Gutter | None:
    """The stretch of lines that leave x free, cut to those where both sides have text."""
    sides = [
        (any(s.x0 < x for s in line.segments), any(s.x0 >= x for s in line.segments))
        for line in lines[first:last]
    ]
    if len(sides) < FEWEST_ROWS:
        return None
    rights = [place for place, (_, has_right) in enumerate(sides) if has_right]
    if not rights:
        return None
    start, end = rights[0], rights[-1] + 1
    start, end = _widened(lines[first:last], sides, start, end)
    chosen = sides[start:end]
    both = sum(has_left and has_right for has_left, has_right in chosen)
    lefts, rights_count = sum(side[0] for side in chosen), sum(side[1] for side in chosen)
    is_enough = both >= FEWEST_ROWS or (min(lefts, rights_count) >= _FEWEST_BESIDE)
    return _Gutter(x, first + start, first + end, both * 2 + min(lefts, rights_count)) if is_enough else None


def _widened(lines: list[Line], sides: list[tuple[bool, bool]], start: int, end: int) -> tuple[int, int]:
    """The left column goes on where the right one has ended, if its lines stay as large and the page as full."""
    lefts = [place for place in range(start, end) if sides[place][0]]
    if not lefts:
        return start, end
    first, last = lefts[0], lefts[-1]
    while end < len(sides) and _goes_on(lines[last], lines[end - 1], lines[end]):
        last, end = end, end + 1
    while start and _goes_on(lines[first], lines[start], lines[start - 1]):
        first = start = start - 1
    return start, end


def _goes_on(own: Line, next_to: Line, line: Line) -> bool:
    """Whether a line is as large as its column's last one, and close to what stands beside it on the page."""
    larger = max(own.size, line.size)
    return (
        abs(next_to.baseline - line.baseline) < _NEAR * larger and abs(own.size - line.size) < 0.16 * larger
    )


def _split(lines: list[Line], x: float) -> tuple[list[Line], list[Line]]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for place, segments in enumerate(
            ([s for s in line.segments if s.x0 < x], [s for s in line.segments if s.x0 >= x])
        ):
            if segments:
                # baseline and size are the column's own: the other one may have a heading here
                size = max(segment.size for segment in segments)
                sides[place].append(Line(tuple(segments), segments[0].baseline, size))
    return sides


def _is_text(lines: list[Line]) -> bool:
    """Whether one side of a gutter is a column of text: lines that fill its width, most in one piece."""
    if len(lines) < _FEWEST_BESIDE:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    size = median(line.size for line in lines)
    typical = median(line.x1 - line.x0 for line in lines)
    whole = sum(len(line.segments) == 1 for line in lines)
    # short paragraphs and headings leave many lines open; those between their ends run from edge to edge
    full = sum(line.x1 - line.x0 >= _FULL * width for line in lines)
    is_even = (typical >= _FILLED * width and typical >= _LONG * size) or (
        full >= _MANY * len(lines) and width >= _LONG * size
    )
    filled = is_even and whole >= 0.7 * len(lines)
    return filled or (whole < len(lines) and width > 3 * _LONG * size and typical > 2 * _LONG * size)


def _ends_column(left: list[Line], right: list[Line]) -> bool:
    """Whether a few lines end the text beside a full column: all but the last as wide as its lines are."""
    width = _FILLED * (max(line.x1 for line in left) - min(line.x0 for line in left))
    inside = right[:-1]
    is_short = bool(inside) and len(left) > _FEWEST_BESIDE * len(right)
    return is_short and all(len(line.segments) == 1 and line.x1 - line.x0 >= width for line in inside)


def _text_lines(lines: list[Line], page: int) -> list[TextLine | TableRow]:
    left, usual = min(line.x0 for line in lines), median(line.size for line in lines)
    found: list[TextLine | TableRow] = []
    for line in lines:
        # a title that runs on beyond the text says nothing of where the text's lines end
        right = max(one.x1 for one in lines if one.size <= _TITLE * max(line.size, usual))
        first, last = line.segments[0], line.segments[-1]
        whole = Segment(
            line.text, first.x0, last.x1, line.baseline, line.size,
            all(segment.is_bold for segment in line.segments), first.is_indented, last.ends_blank,
            first.has_mark,
        )  # fmt: skip
        found.append(TextLine(line.text, whole, left, right, page))
    return found
