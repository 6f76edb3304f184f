"""国家公安委員会: what reporters ask on these pages is not what the Commission says.

A page is the minutes of a press conference: questions (問) and answers (答) in paragraphs that begin so. A
question often tells what the press reports, over several paragraphs, of which only the first begins with 問;
the generic reader takes the others for the Commission's own words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.documents.html import read_html
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.documents.draft import Draft, Piece
    from parsers.values import Capture

# 問　　昨年の…, （問）, 【問】; not 問題 or 問合せ, which begin a sentence
_QUESTION = re.compile(r"[（(【]?問[）)】]?[\s　:：]")
_ANSWER = re.compile(r"[（(【]?答[）)】]?[\s　:：]")


def read_press_conference(text: str, capture: Capture) -> Draft:
    """The draft of a page, its questions marked as others' words. Errors as for any page."""
    draft = read_html(text, capture)
    return replace(draft, pieces=tuple(_marked(draft.pieces)))


def _marked(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    is_asked = False
    for piece in pieces:
        if _QUESTION.match(piece.text):
            is_asked = True
        elif _ANSWER.match(piece.text) or piece.kind is BlockKind.HEADING:
            is_asked = False
        yield replace(piece, kind=BlockKind.RELATED, level=0) if is_asked else piece
