"""Stretches of text that are read as one: a block, or blocks into which a page break or a column cut a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.values import Document

CUT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
ENDED = re.compile(r"[.!?:;。！？”\"’')\]|]\s*$")
# a line that goes on in the middle of a sentence; list marks ("a) ", "e.g.") do not
GOES_ON = re.compile(r"[a-z][a-z’'\-]*[ ,]")
SHORTEST = 20  # words of menus and forms that stand alone are no halves of sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """`start`, `end` in the document's text; `block`, `kind`: those of its first block."""

    start: int
    end: int
    block: int
    kind: BlockKind

    def text(self, document: Document) -> str:
        """Its text, of the same length, in one line."""
        return document.text[self.start : self.end].replace("\n", " ")


def passages_of(document: Document) -> Iterator[Passage]:
    """All passages, in the order of the text."""
    passage: Passage | None = None
    for number, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        is_item = block.kind is BlockKind.LIST_ITEM
        if passage is not None and not is_item and _goes_on(passage.text(document), text, passage.kind):
            passage = Passage(passage.start, block.end, passage.block, passage.kind)
            continue
        if passage is not None:
            yield passage
        passage = Passage(block.start, block.end, number, block.kind)
    if passage is not None:
        yield passage


def _goes_on(before: str, after: str, kind: BlockKind) -> bool:
    """ "…, who are hackers of the" / "group stole from": the second begins small where the first has no end."""
    if kind not in CUT or len(before) < SHORTEST or len(after) < SHORTEST:
        return False
    return not ENDED.search(before) and bool(GOES_ON.match(after))
