"""Tables that go on at the top of the next page or column: rows whose cells start where those above did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.documents.characters import joint
from parsers.documents.pdf.layout import TextLine, in_order
from parsers.documents.pdf.rows import TableRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.documents.pdf.lines import Line

_ALIGNED = 3  # points
_FEWEST_CELLS = 2


def pages_in_order(
    pages: Sequence[list[Line]], rules: Sequence[tuple[float, ...]]
) -> list[TextLine | TableRow]:
    """The lines of all pages in reading order; a table that a page breaks keeps its number."""
    ordered: list[TextLine | TableRow] = []
    for number, lines in enumerate(pages):
        above = ordered[-1] if ordered else None
        rows = _continued(above, lines) if isinstance(above, TableRow) else []
        ordered.extend(replace(row, page=number) for row in rows)
        ordered.extend(in_order(lines[len(rows) :], number, rules[number]))
    return ordered


def _continued(above: TableRow, lines: list[Line]) -> list[TableRow]:
    """A row for each line at the top of a page that has the cells of the table above."""
    rows: list[TableRow] = []
    for line in lines:
        cells = _cells(line, [edge - above.edges[0] + line.x0 for edge in above.edges])
        if len(line.segments) < _FEWEST_CELLS or cells is None:
            break
        rows.append(replace(above, cells=cells))
    return rows


def _cells(line: Line, edges: list[float]) -> tuple[str, ...] | None:
    """The texts under each edge; None if a segment starts elsewhere."""
    cells = [""] * len(edges)
    for segment in line.segments:
        place = next((n for n, edge in enumerate(edges) if abs(segment.x0 - edge) < _ALIGNED), None)
        if place is None:
            return None
        cells[place] += joint(cells[place], segment.text) + segment.text
    return tuple(cells)
