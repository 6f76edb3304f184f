"""Plain text: paragraphs by blank lines and by form, headings by form, a date near the top."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.documents.characters import is_list_item, tidy
from parsers.documents.datelines import is_only_a_date, visible_date
from parsers.documents.draft import Draft, Piece
from parsers.documents.lines import ends_sentence, join, paragraphs
from parsers.documents.media import MediaType
from parsers.values import BlockKind

_LONGEST_HEADING = 80
_LABEL = re.compile(r"^(?:[\[【■◆●▼＜<].{1,40}[\]】＞>]?|\d{1,2}(?:\.\d{1,2})*[.．]?\s+\S.{0,60})$")
_RULE = re.compile(r"^\W{3,}$")
_HEAD = 12


def read_plain(text: str) -> Draft:
    """The draft of a plain text. The title is the first line, if that is one."""
    lines = [tidy(line) for line in text.splitlines()]
    lines = ["" if _RULE.match(line) else line for line in lines]
    # a hanging indent is part of the width at which lines are wrapped
    groups = paragraphs([_indent(raw) + line for raw, line in zip(text.splitlines(), lines, strict=True)])
    pieces: list[Piece] = []
    for place, group in enumerate(groups):
        whole = join([lines[number] for number in group])
        stands_alone = group[-1] + 1 >= len(lines) or not lines[group[-1] + 1]
        pieces.append(_piece(whole, is_first=place == 0, stands_alone=stands_alone and len(group) == 1))
    if len(pieces) == 1:
        # one line is what the file says, and no title over nothing
        pieces = [replace(pieces[0], kind=BlockKind.PARAGRAPH, level=0)]
    title = pieces[0].text if pieces and pieces[0].kind is BlockKind.HEADING else ""
    return Draft(
        media_type=MediaType.PLAIN.value,
        pieces=tuple(pieces),
        title=title,
        published_on=visible_date([line for line in lines if line][:_HEAD]),
    )


def _indent(line: str) -> str:
    return " " * (len(line.expandtabs()) - len(line.expandtabs().lstrip()))


def _piece(text: str, *, is_first: bool, stands_alone: bool) -> Piece:
    is_short = len(text) <= _LONGEST_HEADING and not ends_sentence(text)
    if is_first and is_short and not is_only_a_date(text):
        return Piece(BlockKind.HEADING, text, 1)
    if is_short and _LABEL.match(text) and (stands_alone or text[0] in "[【■◆●＜<"):
        return Piece(BlockKind.HEADING, text, 2)
    if is_list_item(text):
        return Piece(BlockKind.LIST_ITEM, text, 1)
    return Piece(BlockKind.PARAGRAPH, text)
