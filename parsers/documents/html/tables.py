"""Tables that hold data, told from tables that only place things on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import Tag

from parsers.documents.characters import width
from parsers.documents.draft import Piece, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BLOCKS_OF_LAYOUT = ("table", "h1", "h2", "h3", "h4", "article", "section", "form", "iframe")
_BLOCKS_IN_VALUE = ("ul", "ol", "dl", "table", "div", "h2", "h3")
_LONGEST_CELL = 600
_LONGEST_TYPICAL = 160
_MOST_PARAGRAPHS = 3
_SHORT_LABEL = 24
_MOST_ROWS = 5_000
_WIDEST_SPAN = 50
_PAIR = 2
_PROSE = 60
_MARK = re.compile(r"[(（]?[0-9０-９一-十가-힣a-zA-Z]{1,3}[)）.．]?|[・•○●■◆※*＊–-]")
_PAIRS = re.compile(r"(?:dt(?:dd)+)+")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    is_header: bool


def is_data(table: Tag) -> bool:
    """Whether a table holds data: no layout inside, several columns, cells as short as cells are."""
    if str(table.get("role", "")) in {"presentation", "none"} or table.find(_BLOCKS_OF_LAYOUT):
        return False
    rows = [list(_cells(line)) for line in _rows(table)]
    widths = [len(line) for line in rows if line]
    if not widths or max(widths) < _PAIR:
        return False
    if any(len(line) == 1 and _holds_paragraphs(line[0]) for line in rows) or _is_numbered_prose(rows):
        return False  # a board's posting under its own facts; points with their numbers beside them
    if table.find(("th", "caption", "thead")):
        return True
    cells = [cell for line in rows for cell in line]
    lengths = sorted(len(cell.get_text(" ", strip=True)) for cell in cells)
    if lengths[-1] > _LONGEST_CELL or lengths[len(lengths) // 2] > _LONGEST_TYPICAL:
        return False
    if any(_is_story(cell) for cell in cells):
        return False
    if len(rows) < _PAIR and not table.get("border"):
        return False
    return all(len(cell.find_all("p", limit=_MOST_PARAGRAPHS + 1)) <= _MOST_PARAGRAPHS for cell in cells)


def _holds_paragraphs(cell: Tag) -> bool:
    parts = cell.find_all(("p", "br", "div"), limit=_MOST_PARAGRAPHS)
    return len(parts) > 1 and width(cell.get_text(strip=True)) > _LONGEST_TYPICAL


def _is_story(cell: Tag) -> bool:
    """An article in a cell beside the page's column of links; Hangul and kanji say twice as much in as many signs."""
    return _holds_paragraphs(cell) and width(cell.get_text(" ", strip=True)) > _LONGEST_CELL


def _is_numbered_prose(rows: list[list[Tag]]) -> bool:
    """Whether each row is a number or a mark and one text."""
    return (
        len(rows) > 1
        and all(
            len(line) == _PAIR and _MARK.fullmatch(line[0].get_text(strip=True)) and line[1].name == "td"
            for line in rows
        )
        and any(len(line[1].get_text(strip=True)) > _PROSE for line in rows)
    )


def is_pairs(definitions: Tag) -> bool:
    """Whether a `dl` holds short pairs: each name with one value or several. Questions with answers are prose."""
    parts = _parts(definitions)
    names = "".join(part.name for part in parts)
    asked = [part.get_text(strip=True).endswith(("?", "？")) for part in parts if part.name == "dt"]
    if sum(asked) * 2 > len(asked):
        return False
    return bool(_PAIRS.fullmatch(names)) and not any(part.find(_BLOCKS_IN_VALUE) for part in parts)


def pairs_of(definitions: Tag, text_of: Callable[[Tag], str]) -> Iterator[Piece]:
    """A `dl` as rows of two cells, a row a value; the value's header is its name."""
    name = ""
    for part in _parts(definitions):
        if part.name == "dt":
            name = text_of(part)
        else:
            yield row([(name, ""), (text_of(part), name)])


def _parts(definitions: Tag) -> list[Tag]:
    return [part for part in definitions.find_all(("dt", "dd")) if part.find_parent("dl") is definitions]


def rows_of(table: Tag, text_of: Callable[[Tag], str]) -> Iterator[Piece]:
    """The rows as pieces; each cell with its column's header, or its row's where columns have none.

    A cell that spans rows is repeated in each of them, so that every row can be read alone.
    """
    grid = _grid(table, text_of)
    if not grid:
        return
    heads = _column_heads(grid)
    for number, line in enumerate(grid):
        if not any(cell.text for cell in line):
            continue
        is_head = number < heads
        row_head = line[0].text if line[0].is_header and not is_head else ""
        yield row(
            [
                (cell.text, "" if is_head else _header(grid, heads, place, row_head))
                for place, cell in enumerate(_unspanned(line))
            ]
        )


def _unspanned(line: list[_Cell]) -> list[_Cell]:
    """The line with a cell that spans columns shown once and as empty text after."""
    return [
        cell if place == 0 or cell is not line[place - 1] else _Cell("", cell.is_header)
        for place, cell in enumerate(line)
    ]


def _header(grid: list[list[_Cell]], heads: int, place: int, row_head: str) -> str:
    """The column's header: lowest lines last, a spanning one before what stands under it."""
    names: list[str] = []
    for line in grid[:heads]:
        if place < len(line) and line[place].text and line[place].text not in names:
            names.append(line[place].text)
    if names:
        return " ".join(names)
    return row_head if place else ""


def _column_heads(grid: list[list[_Cell]]) -> int:
    """How many lines at the top are headers: those made of `th`, or one that is made only of short labels."""
    heads = 0
    for line in grid:
        # the corner over the rows' own headers is often an empty cell of no kind
        told = [cell for cell in line if cell.text]
        if len(line) > 1 and told and all(cell.is_header for cell in told):
            heads += 1
        else:
            break
    if heads or any(cell.is_header for line in grid for cell in line):
        return heads if heads < len(grid) else 0
    return int(len(grid) > _PAIR and _looks_like_labels(grid))


def _looks_like_labels(grid: list[list[_Cell]]) -> bool:
    first = grid[0]
    short = all(
        cell.text and len(cell.text) <= _SHORT_LABEL and not re.search(r"\d", cell.text) for cell in first
    )
    return (
        short
        and len({cell.text for cell in first}) == len(first)
        and any(re.search(r"\d", cell.text) for line in grid[1:] for cell in line)
    )


def _grid(table: Tag, text_of: Callable[[Tag], str]) -> list[list[_Cell]]:
    grid: list[list[_Cell]] = []
    hanging: dict[int, tuple[int, _Cell]] = {}
    for line in _rows(table):
        cells: list[_Cell] = []
        below: dict[int, tuple[int, _Cell]] = {}
        for tag in _cells(line):
            _take_hanging(cells, hanging, below)
            cell = _Cell(text_of(tag), tag.name == "th")
            for _ in range(_span(tag, "colspan")):
                if (rows := _span(tag, "rowspan")) > 1:
                    below[len(cells)] = (rows - 1, cell)
                cells.append(cell)
        _take_hanging(cells, hanging, below)
        hanging = below
        if cells:
            grid.append(cells)
    return grid


def _take_hanging(
    cells: list[_Cell], hanging: dict[int, tuple[int, _Cell]], below: dict[int, tuple[int, _Cell]]
) -> None:
    while (place := len(cells)) in hanging:
        left, cell = hanging[place]
        cells.append(cell)
        if left > 1:
            below[place] = (left - 1, cell)


def _span(tag: Tag, name: str) -> int:
    value = str(tag.get(name, "1")).strip()
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() else 1


def _rows(table: Tag) -> list[Tag]:
    return [line for line in table.find_all("tr", limit=_MOST_ROWS) if line.find_parent("table") is table]


def _cells(line: Tag) -> Iterator[Tag]:
    return (child for child in line.children if isinstance(child, Tag) and child.name in {"td", "th"})
