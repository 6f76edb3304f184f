"""Paragraphs and tables of Hangul documents as pieces, whichever container they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.documents.characters import LIST_MARK, is_list_item, tidy
from parsers.documents.draft import Piece, row
from parsers.documents.headings import is_only_a_kind
from parsers.documents.lines import ends_sentence
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = re.compile(r"^(?:[\[【<].{1,40}[\]】>]|(?:[ⅠⅡⅢⅣⅤⅥIVX]+|\d{1,2})\.\s?\S.{0,40})$")
_OF_THE_FORM = re.compile(r"^(?:보도시점|보도일시|배포일시|배포|담당)")
_SHORT = 80
_FEWEST_COLUMNS = 2  # one column only frames text
_SHORT_LABEL = 24
_LARGEST_GRID = 200_000


def paragraph(text: str, *, is_early: bool) -> Piece | None:
    """One paragraph as a piece; None without text. An early short one is the document's heading."""
    text = tidy(text)
    if not text:
        return None
    if is_early and len(text) <= _SHORT and not ends_sentence(text) and not LIST_MARK.match(text):
        is_title = (
            not is_only_a_kind(text)
            and not _OF_THE_FORM.match(text.replace(" ", ""))
            and not re.match(r"^\W*\d{4}", text)
        )
        return Piece(BlockKind.HEADING, text, 1) if is_title else Piece(BlockKind.PARAGRAPH, text)
    if _LABEL.match(text) and not ends_sentence(text):
        return Piece(BlockKind.HEADING, text, 2)
    return Piece(BlockKind.LIST_ITEM, text, 1) if is_list_item(text) else Piece(BlockKind.PARAGRAPH, text)


@dataclass(slots=True)
class GridCell:
    """A cell of a table with the place that the document gives it; `rows`, `columns`: how far it spans."""

    line: int
    column: int
    rows: int = 1
    columns: int = 1
    texts: list[str] = field(default_factory=list)


def laid_out(cells: Sequence[GridCell]) -> list[list[str]]:
    """The rows of a table, all of one width.

    A cell that spans rows stands in each of them, so that every row can be read alone; one that spans columns
    stands in the first.
    """
    lines = 1 + max((cell.line for cell in cells), default=-1)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if lines * width > _LARGEST_GRID:  # places that are made up
        return [[" ".join(cell.texts)] for cell in cells]
    rows = [[""] * width for _ in range(lines)]
    for cell in cells:
        for line in rows[cell.line : cell.line + cell.rows]:
            line[cell.column] = " ".join(cell.texts)
    return rows


def table(rows: Sequence[Sequence[str]]) -> list[Piece]:
    """The rows of a table; one cell alone is a frame round paragraphs, not a table."""
    filled = [[tidy(cell) for cell in cells] for cells in rows if any(tidy(cell) for cell in cells)]
    if max((sum(map(bool, cells)) for cells in filled), default=0) < _FEWEST_COLUMNS:
        return [piece for cells in filled for cell in cells if (piece := paragraph(cell, is_early=False))]
    has_head = len(filled) > 1 and all(
        cell and len(cell) <= _SHORT_LABEL and not re.search(r"\d", cell) for cell in filled[0]
    )
    heads = filled[0] if has_head else []
    pieces: list[Piece] = []
    for number, cells in enumerate(filled):
        names = [""] * len(cells) if number == 0 or not heads else [*heads, *[""] * len(cells)][: len(cells)]
        pieces.append(row(list(zip(cells, names, strict=True))))
    return pieces
