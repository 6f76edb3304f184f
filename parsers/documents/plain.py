"""Plain text: paragraphs by blank lines and by form, headings by form, a date near the top."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from parsers.documents.characters import is_list_item, tidy, width
from parsers.documents.datelines import is_only_a_date, visible_date
from parsers.documents.draft import Draft, Piece
from parsers.documents.grids import rows, stretches
from parsers.documents.lines import Margin, ends_sentence, join, margin, paragraphs
from parsers.documents.media import MediaType
from parsers.values import BlockKind

_LONGEST_HEADING = 80
_LONGEST_TITLE = 160  # of a title over a blank line
_LABEL = re.compile(r"^(?:[\[【■◆●▼＜<].{1,40}[\]】＞>]?|\d{1,2}(?:\.\d{1,2})*[.．]?\s+\S.{0,60})$")
_RULE = re.compile(r"^\W{3,}$")
# a line that stands alone over prose heads it, unless it says who wrote, how to reach them, or leads in
_NO_HEADING = re.compile(
    r"@|://|[:：;|]|[A-Za-z], |[,、]$|^[\"'“‘「『(（\[［<＜*—–-]|^By\b|(?:기자|특파원|記者|특집부)$"
)
_WIDEST_BARE = 60  # columns of a heading that nothing marks
_PROSE = 60  # columns from which a text below a heading is prose
_HEAD = 12


def read_plain(text: str) -> Draft:
    """The draft of a plain text. The title is the first line, if that is one."""
    pieces = pieces_of_lines(text, has_title=True)
    if len(pieces) == 1:
        # one line is what the file says, and no title over nothing
        pieces = [replace(pieces[0], kind=BlockKind.PARAGRAPH, level=0)]
    title = pieces[0].text if pieces and pieces[0].kind is BlockKind.HEADING else ""
    lines = [tidy(line) for line in text.splitlines()]
    return Draft(
        media_type=MediaType.PLAIN.value,
        pieces=tuple(pieces),
        title=title,
        published_on=visible_date([line for line in lines if line and not _RULE.match(line)][:_HEAD]),
    )


def pieces_of_lines(text: str, *, has_title: bool) -> list[Piece]:
    """The pieces of a plain text. `has_title`: its first line may be its title."""
    parts = list(stretches(text.splitlines()))
    edge = margin([_indent(line) + tidy(line) for is_table, lines in parts if not is_table for line in lines])
    pieces: list[_Standing] = []
    for is_table, lines in parts:
        if is_table:
            pieces += [_Standing(piece) for piece in rows(lines)]
        else:
            pieces += _prose(lines, edge, has_title=has_title and not pieces)
    return [
        replace(one.piece, kind=BlockKind.HEADING, level=2)
        if one.is_alone and _heads(one.piece, below.piece)
        else one.piece
        for one, below in zip_longest(pieces, pieces[1:], fillvalue=_Standing(Piece(BlockKind.PARAGRAPH, "")))
    ]


@dataclass(frozen=True, slots=True)
class _Standing:
    """A piece, and whether it is one line with nothing directly above and below it."""

    piece: Piece
    is_alone: bool = False


def _prose(raw: list[str], edge: Margin, *, has_title: bool) -> list[_Standing]:
    """The pieces of lines that are no table."""
    lines = [tidy(line) for line in raw]
    lines = ["" if _RULE.match(line) else line for line in lines]
    # a hanging indent is part of the width at which lines are wrapped
    groups = paragraphs([_indent(long) + line for long, line in zip(raw, lines, strict=True)], edge)
    pieces: list[_Standing] = []
    for place, group in enumerate(groups):
        whole = join([lines[number] for number in group])
        begins = not group[0] or not lines[group[0] - 1]
        ends = len(group) == 1 and (group[-1] + 1 >= len(lines) or not lines[group[-1] + 1])
        piece = _piece(whole, is_first=has_title and not place, stands_alone=ends)
        pieces.append(_Standing(piece, begins and ends))
    return pieces


def _heads(piece: Piece, below: Piece) -> bool:
    """Whether a line that stands alone heads the prose, list or table below it, though nothing marks it."""
    if piece.kind is not BlockKind.PARAGRAPH or width(piece.text) > _WIDEST_BARE:
        return False
    if ends_sentence(piece.text) or _NO_HEADING.search(piece.text) or is_only_a_date(piece.text):
        return False
    is_prose = width(below.text) > _PROSE and ends_sentence(below.text)
    return is_prose or below.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}


def _indent(line: str) -> str:
    return " " * (len(line.expandtabs()) - len(line.expandtabs().lstrip()))


def _piece(text: str, *, is_first: bool, stands_alone: bool) -> Piece:
    is_short = len(text) <= _LONGEST_HEADING and not ends_sentence(text)
    is_title = len(text) <= (_LONGEST_TITLE if stands_alone else _LONGEST_HEADING) and not ends_sentence(text)
    if is_first and is_title and not is_only_a_date(text):
        return Piece(BlockKind.HEADING, text, 1)
    if is_short and _LABEL.match(text) and (stands_alone or text[0] in "[【■◆●＜<"):
        return Piece(BlockKind.HEADING, text, 2)
    if is_list_item(text):
        return Piece(BlockKind.LIST_ITEM, text, 1)
    return Piece(BlockKind.PARAGRAPH, text)
