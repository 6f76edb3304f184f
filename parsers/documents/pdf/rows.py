"""The lines of a table to its rows and cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from parsers.documents.characters import joint

if TYPE_CHECKING:
    from parsers.documents.pdf.lines import Line

FEWEST_ROWS = 2
_NARROW = 0.5  # em: the least that parts


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row, empty ones included. `edges`: where the table's columns start."""

    cells: tuple[str, ...]
    table: int
    page: int
    edges: tuple[float, ...]


def table_of(band: list[Line], page: int, rules: tuple[float, ...]) -> list[TableRow]:
    """The rows of a table, from the lines that it is set in."""
    edges = _column_edges(band)
    number = page * 1000 + round(band[0].baseline)
    found: list[TableRow] = []
    for group in _rows(band, rules, edges):
        cells = [""] * len(edges)
        for line in group:
            for segment in line.segments:
                place = max((n for n, edge in enumerate(edges) if segment.x0 >= edge - 1), default=0)
                cells[place] += joint(cells[place], segment.text) + segment.text
        found.append(TableRow(tuple(cells), number, page, tuple(edges)))
    return found


def _column_edges(band: list[Line]) -> list[float]:
    """Left edges of the columns: where no line has text over the whole height of the table."""
    spans = sorted(
        (segment.x0, segment.x1) for line in band if len(line.segments) > 1 for segment in line.segments
    )
    size = median(line.size for line in band)
    edges: list[float] = []
    reach = float("-inf")
    for x0, x1 in spans:
        if x0 > reach + _NARROW * size:
            edges.append(x0)
        reach = max(reach, x1)
    return edges or [band[0].x0]


def _rows(band: list[Line], rules: tuple[float, ...], edges: list[float]) -> list[list[Line]]:
    """The lines grouped by row: between two rules, or each alone but for second lines of a cell."""
    ruled = [
        sum(rule > line.baseline for rule in rules if rule < band[0].baseline + 2 * band[0].size)
        for line in band
    ]
    if len(set(ruled)) >= FEWEST_ROWS + 1:
        groups: dict[int, list[Line]] = {}
        for line, height in zip(band, ruled, strict=True):
            groups.setdefault(height, []).append(line)
        return list(groups.values())
    rows = _clusters(band)
    return rows if all(_is_one_row(row, len(edges)) for row in rows) else _by_first_column(band, edges)


def _clusters(band: list[Line]) -> list[list[Line]]:
    """Lines as close as those of one cell are together, also where the cells beside are set to its middle."""
    steps = [upper.baseline - lower.baseline for upper, lower in pairwise(band)]
    shared = [step for step, pair in zip(steps, pairwise(band), strict=False) if _share_column(*pair)]
    inside = min(shared, default=0.0)
    rows = [[band[0]]]
    for step, line in zip(steps, band[1:], strict=True):
        if step <= 1.12 * inside and max(steps) > 1.2 * inside:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _share_column(upper: Line, lower: Line) -> bool:
    return any(a.x0 < b.x1 and b.x0 < a.x1 for a in upper.segments for b in lower.segments)


def _is_one_row(lines: list[Line], columns: int) -> bool:
    """Whether at most one line has most of the cells: the others are further lines of single cells."""
    return sum(len(line.segments) > columns / 2 for line in lines) <= 1


def _by_first_column(band: list[Line], edges: list[float]) -> list[list[Line]]:
    """Each line a row, but for close ones that leave the first column empty."""
    rows: list[list[Line]] = []
    second = edges[1] - 1 if len(edges) > 1 else 0
    for line in band:
        if rows and line.x0 >= second and rows[-1][-1].baseline - line.baseline < 1.45 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
