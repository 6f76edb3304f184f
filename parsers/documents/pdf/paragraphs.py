"""Lines in reading order to pieces: paragraphs over line, column and page breaks; headings; notes; tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.documents.characters import HANGUL, LIST_MARK, is_list_item, is_unspaced, width
from parsers.documents.draft import Piece, row
from parsers.documents.grids import LONGEST_LABEL, are_labels
from parsers.documents.headings import is_only_a_kind
from parsers.documents.lines import ends_sentence
from parsers.documents.pdf.layout import TextLine
from parsers.documents.pdf.mending import Mender, mend_numbers, without_mark
from parsers.documents.pdf.rows import TableRow
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGER = 1.12
_SMALLER = 0.92
_NOTE = re.compile(r"^(?:\d{1,3}\s*[)）.]?|[*†‡§※]|주\s*\d*\)|注\s*\d*[)）]?)\s*\S")
_NOTE_NUMBER = re.compile(r"\d{1,3}[)）]?")
_FLUSH = 0.3  # em: a justified line reaches its margin
_MOSTLY = 0.8
_LOOSE = 1.45  # times the usual leading: space between paragraphs
_LONGEST_HEADING = 160
_LONGEST_BOLD = 90
_RAGGED = 3.5  # em
_LONG_LINE = 0.6  # of its column
_OTHER_SIZE = 0.16  # substituted fonts make some glyphs a tenth taller than others
_ENOUGH_LINES = 5
_BROKEN_WORD = re.compile("[a-z][-\u2010\u00ad]$")  # "9.4 mil-" above "lion", however much room is left
_FIRST_WORD = re.compile(r"[!-~]+|[^\s!-~]+")


@dataclass(frozen=True, slots=True)
class _Measures:
    body: float
    leading: float
    largest: float
    is_justified: bool


def pieces_of(items: list[TextLine | TableRow]) -> list[Piece]:
    """The pieces of a document.

    Notes from the foot of pages come after the text that they would interrupt.
    """
    lines = [item for item in items if isinstance(item, TextLine)]
    measures = _measure(lines)
    mender = Mender([line.text for line in lines], breaks_words=_breaks_words(lines))
    pieces: list[Piece] = []
    notes: list[Piece] = []
    text: list[TextLine] = []
    held: list[TextLine] = []
    tables = _Tables()
    for item in items:
        if isinstance(item, TableRow):
            pieces.extend(_paragraphs(text, measures, mender))
            text = []
            pieces.append(tables.piece(item, items))
        elif _is_note(item, held, measures):
            held.append(item)
        else:
            notes.extend(_paragraphs(held, measures, mender))
            held = []
            text.append(item)
    notes.extend(_paragraphs(held, measures, mender))
    pieces.extend(_paragraphs(text, measures, mender))
    return [*_without_marks(pieces, notes), *notes]


def _without_marks(pieces: list[Piece], notes: list[Piece]) -> list[Piece]:
    """The pieces without the marks that lead to the notes, each removed where it first stands."""
    for note in notes:
        mark = _NOTE_NUMBER.match(note.text)
        for place, piece in enumerate(pieces):
            if mark and not piece.cells and (bare := without_mark(piece.text, mark[0])) != piece.text:
                pieces[place] = replace(piece, text=bare)
                break
    return pieces


def _measure(lines: list[TextLine]) -> _Measures:
    sizes = sorted((round(line.segment.size, 1), len(line.text)) for line in lines)
    total = sum(length for _, length in sizes)
    body, seen = sizes[-1][0] if sizes else 0.0, 0
    for size, length in sizes:
        seen += length
        if seen * 2 >= total:
            body = size
            break
    gaps = [
        upper.segment.baseline - lower.segment.baseline
        for upper, lower in pairwise(lines)
        if upper.page == lower.page and abs(upper.segment.size - body) < 1 > abs(lower.segment.size - body)
    ]
    positive = [gap for gap in gaps if 0 < gap < 4 * max(body, 1)]
    leading = _usual(positive) if positive else 1.3 * body
    return _Measures(body, leading, max((size for size, _ in sizes), default=body), _is_justified(lines))


def _is_justified(lines: list[TextLine]) -> bool:
    inside = [line for line in lines if width(line.text) > 2 * LONGEST_LABEL and not ends_sentence(line.text)]
    return len(inside) >= _ENOUGH_LINES and _share_flush(inside, _FLUSH) >= _MOSTLY


def _usual(gaps: list[float]) -> float:
    """The usual gap inside paragraphs: of short paragraphs the gaps between them are as many, and larger."""
    return sorted(gaps)[len(gaps) * 3 // 10]


# particles that stand at the head of a line, none of which is a word of its own
PARTICLE_FIRST = re.compile(r"(?:은|는|을|를|의|에서|에게|으로|와|과)(?![가-힣])")


def _breaks_words(lines: list[TextLine]) -> bool:
    """Whether Korean lines end inside words: where they all reach the margin, and few blanks end them."""
    open_ends = [line for line in lines if HANGUL.match(line.text[-1]) and _is_long(line)]
    if any(line.segment.ends_blank for line in open_ends):
        return True  # blanks are drawn, so that their absence says something
    if any(HANGUL.match(one.text[-1]) and PARTICLE_FIRST.match(two.text) for one, two in pairwise(lines)):
        return True  # 남 / 은 고객: no word begins with a particle
    return not open_ends or _share_flush(open_ends, 1.05) >= _MOSTLY


def _is_long(line: TextLine) -> bool:
    """Whether a line fills so much of its column that something broke it."""
    return line.segment.x1 - line.segment.x0 > _LONG_LINE * (line.right - line.left)


def _share_flush(lines: list[TextLine], within: float) -> float:
    """The share of lines that end nearer to the margin than so many widths of a wide character."""
    flush = sum(line.right - line.segment.x1 < within * _em(line) for line in lines)
    return flush / max(len(lines), 1)


def _em(line: TextLine) -> float:
    """The width of a wide character as this line is set; glyph boxes are often taller than wide."""
    return 2 * (line.segment.x1 - line.segment.x0) / max(width(line.text), 1)


def _is_note(line: TextLine, held: list[TextLine], measures: _Measures) -> bool:
    """Whether a line is a note at a page's foot: smaller than the text, opened by its mark."""
    if line.segment.size > _SMALLER * measures.body:
        return False
    if held and held[-1].page == line.page and held[-1].segment.baseline > line.segment.baseline:
        return True
    return line.segment.has_mark or bool(_NOTE.match(line.text))


def _paragraphs(lines: list[TextLine], measures: _Measures, mender: Mender) -> Iterator[Piece]:
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, measures):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        text = group[0].text
        for before, line in pairwise(group):
            has_blank = before.segment.ends_blank or line.segment.is_indented
            text = mender.join(text, line.text, left_ends_blank=has_blank)
        text = mend_numbers(text.replace("\u00ad", "-") if text.endswith("\u00ad") else text)
        yield _piece(text, group, measures)


def _goes_on(group: list[TextLine], line: TextLine, measures: _Measures) -> bool:
    """Whether a line continues the paragraph: as large, as close, not marked or indented as a new one."""
    before, size = group[-1], line.segment.size
    if abs(before.segment.size - size) > _OTHER_SIZE * size or before.segment.is_bold != line.segment.is_bold:
        return False
    if LIST_MARK.match(line.text) or line.segment.has_mark:
        return False
    # a blank glyph at the margin may be the space at which the line was broken
    if line.segment.is_indented and (ends_sentence(before.text) or not _fills(before, line)):
        return False
    is_below = (
        before.page == line.page
        and before.segment.baseline > line.segment.baseline
        and _same_column(before, line)
    )
    usual = max(measures.leading * max(size / max(measures.body, 1), 1), 0.9 * size)
    if is_below and before.segment.baseline - line.segment.baseline > _LOOSE * usual:
        return False
    if (
        measures.is_justified
        and ends_sentence(before.text)
        and before.right - before.segment.x1 > _FLUSH * _em(before)
    ):
        return False
    if is_below and _is_title(before, measures) and not is_only_a_kind(before.text):
        # a title is broken by its sense, and not at the margin
        return True
    if is_below and _is_first_line(group, line):
        return False
    return _fills(before, line)


def _is_title(line: TextLine, measures: _Measures) -> bool:
    """Whether a line is set as the document's title is."""
    return line.segment.size >= _LARGER * measures.body and line.segment.size > 0.97 * measures.largest


def _same_column(one: TextLine, other: TextLine) -> bool:
    return abs(one.left - other.left) < one.segment.size


def _is_first_line(group: list[TextLine], line: TextLine) -> bool:
    """Whether a line is indented against the one before it, which is no list item with a hanging indent."""
    indent = line.segment.x0 - group[-1].segment.x0
    hangs = (
        LIST_MARK.match(group[0].text)
        or len(group) > 1
        or group[-1].segment.x0 > group[-1].left + line.segment.size
    )
    return (
        indent > 0.7 * line.segment.size
        and not (hangs and len(group) == 1)
        and line.segment.x0 < line.left + 5 * line.segment.size
    )


def _fills(before: TextLine, line: TextLine) -> bool:
    """Whether what follows would not have fitted before the margin: the break is only the margin's."""
    if _BROKEN_WORD.search(before.text) and line.text[0].islower():
        return True
    size = before.segment.size
    room = before.right - before.segment.x1
    if room < _RAGGED * size and not ends_sentence(before.text):
        return True  # no paragraph ends within a sentence, and margins are ragged by a word
    # Korean breaks between words, Japanese between any two signs but those of a Latin word
    is_korean = bool(HANGUL.search(before.text) or HANGUL.search(line.text))
    first = line.text.split(maxsplit=1)[0] if is_korean else _FIRST_WORD.findall(line.text)[0]
    if is_unspaced(before.text[-1]) or is_unspaced(line.text[0]):
        return room < max(2.2, len(first) * 0.6 + 1.2) * size
    per_column = (line.segment.x1 - line.segment.x0) / max(width(line.text), 1)
    if HANGUL.match(line.text[0]) and ends_sentence(before.text):
        return room < 2.2 * size
    return room < per_column * (width(first) + 1) + 0.5 * size


def _piece(text: str, group: list[TextLine], measures: _Measures) -> Piece:
    size = group[0].segment.size
    if (
        size >= _LARGER * measures.body
        and len(text) <= _LONGEST_HEADING
        and not LIST_MARK.match(text[:1] + " ")
    ):
        return Piece(BlockKind.HEADING, text, 1 if size > 0.97 * measures.largest else 2)
    if group[0].segment.is_bold and len(text) <= _LONGEST_BOLD and not ends_sentence(text):
        return Piece(BlockKind.HEADING, text, 3)
    if is_list_item(text):
        return Piece(BlockKind.LIST_ITEM, text, 1)
    return Piece(BlockKind.PARAGRAPH, text)


class _Tables:
    """Gives rows their headers: the first row of a table, where it is made of labels."""

    def __init__(self) -> None:
        self._heads: dict[int, tuple[str, ...]] = {}

    def piece(self, item: TableRow, items: list[TextLine | TableRow]) -> Piece:
        """The row as a piece."""
        is_first = item.table not in self._heads
        if is_first:
            self._heads[item.table] = item.cells if _has_labels(item, items) else ("",) * len(item.cells)
        heads = ("",) * len(item.cells) if is_first else self._heads[item.table]
        return row([(mend_numbers(cell), head) for cell, head in zip(item.cells, heads, strict=True)])


def _has_labels(first: TableRow, items: list[TextLine | TableRow]) -> bool:
    others = [
        item
        for item in items
        if isinstance(item, TableRow) and item.table == first.table and item is not first
    ]
    return bool(others) and are_labels(first.cells)
