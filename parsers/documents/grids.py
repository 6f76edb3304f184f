"""Tables in plain text: lines that the same number of tabs, or of upright strokes, parts into cells."""

from __future__ import annotations

import re
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from parsers.documents.characters import tidy
from parsers.documents.draft import Piece, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_LABEL = 24
_STROKE = re.compile(r"\s\|(?:\s|$)")
_FRAMED = re.compile(r"^\s*\|(.*?)\|?\s*$")
_RULED = re.compile(r"^[\s|:+=-]*-{2}[\s|:+=-]*$")
_FEWEST_LINES = 2
_FEWEST_STROKED = 3  # "Home | News" is no table


def cells_of(line: str) -> list[str]:
    """The cells of a line; one if nothing parts it."""
    if _is_tabbed(line):
        return [tidy(cell) for cell in line.strip(" \r\n").split("\t")]
    framed = _FRAMED.match(line)
    return [tidy(cell) for cell in _STROKE.split(framed[1] if framed else line)]


def _is_tabbed(line: str) -> bool:
    return "\t" in line.strip()


def _form(line: str) -> str:
    """How a line's cells are parted, empty if they are not."""
    if _is_tabbed(line):
        return "\t"
    return "|" if _STROKE.search(line) or _RULED.match(line) else ""


def stretches(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines in turn, parted into those of tables (True) and all others."""
    for form, group in groupby(lines, key=_form):
        members = list(group)
        fewest = _FEWEST_LINES if form == "\t" else _FEWEST_STROKED
        yield bool(form) and len(members) >= fewest, members


def rows(lines: Sequence[str]) -> Iterator[Piece]:
    """The rows of a table; its first line heads the others where it is made of labels."""
    grid = [cells_of(line) for line in lines if not _RULED.match(line)]
    has_heads = bool(grid) and are_labels(grid[0])
    for place, cells in enumerate(grid):
        heads = grid[0] if has_heads and place else []
        yield row(list(zip_longest(cells, heads[: len(cells)], fillvalue="")))


def are_labels(cells: Sequence[str]) -> bool:
    """Whether a first row names its columns: short words without numbers, one of them missing at most."""
    are_short = all(len(cell) <= LONGEST_LABEL and not re.search(r"\d", cell) for cell in cells)
    return are_short and sum(map(bool, cells)) >= len(cells) - 1
