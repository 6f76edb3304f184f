"""Text inside blocks: which elements do not end a line, cells on one line, marks of notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import CData, Tag
from bs4.element import NavigableString, PreformattedString

from parsers.documents.characters import drop_invisible, tidy
from parsers.documents.html.parts import NEVER_TEXT, Part, part_of

INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font",
        "i", "ins", "kbd",
        "mark", "nobr", "q", "ruby", "rb", "rbc", "samp", "small", "span", "strong", "sub", "sup",
        "time", "tt", "u",
        "var", "wbr", "amp-fit-text",
    )
)  # fmt: skip
_MAIN_ELEMENTS = frozenset({"main", "article", "h1"})
REFERENCE = re.compile(
    r"^\s*[\[(（]?\s*(?:\d{1,3}|[*†‡§]{1,3}|注\s?\d{1,3}|주\s?\d{1,3}|[a-z])\s*[\])）]?\s*$"
)
_NOTE_LINK = re.compile(r"[\[(（]\s*(?:\d{1,3}|[*†‡§])\s*[\])）]|[↩↑⤴^]\ufe0e?")


@dataclass(slots=True)
class Size:
    """How many characters an element holds, how many of them are linked; whether a heading is in it."""

    text: int = 0
    link: int = 0
    holds_main: bool = False


def sizes_of(root: Tag) -> dict[int, Size]:
    """The size of every element under a root by its `id()`, in one pass: pages nest parts in parts."""
    sizes = {id(root): Size()}
    stack = [(root, iter(root.children))]
    while stack:
        tag, children = stack[-1]
        size = sizes[id(tag)]
        child = next(children, None)
        if isinstance(child, Tag):
            sizes[id(child)] = Size(holds_main=child.name in _MAIN_ELEMENTS)
            stack.append((child, iter(child.children)))
        elif isinstance(child, NavigableString):
            size.text += 0 if is_markup(child) else len(child)
        elif child is None:
            stack.pop()
            if tag.name == "a":
                size.link = size.text
            if stack:
                outer = sizes[id(stack[-1][0])]
                outer.text += size.text
                outer.link += size.link
                outer.holds_main = outer.holds_main or size.holds_main
    return sizes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block. `link`, `bold`: how many of its characters are linked, are bold."""

    text: str
    link: int
    bold: int


def lines_of(parts: list[tuple[str, bool, bool]]) -> list[Line]:
    """The gathered text cut at its line breaks."""
    lines: list[Line] = []
    text, link, bold = "", 0, 0
    for part, is_link, is_bold in parts:
        pieces = part.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                lines.append(Line(tidy(text), link, bold))
                text, link, bold = "", 0, 0
            text += piece
            visible = len(piece.strip())
            link += visible if is_link else 0
            bold += visible if is_bold else 0
    lines.append(Line(tidy(text), link, bold))
    return lines


def text_of(tag: Tag) -> str:
    """The text of a cell or caption on one line."""
    texts: list[str] = []
    stack: list[object] = [tag]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if (
                node.name in NEVER_TEXT
                or (node.name == "sup" and is_reference(node))
                or (node.name == "a" and is_note_link(node))
                or part_of(node) is Part.DROPPED
            ):
                continue
            if node.name == "br" or (node.name not in INLINE and node is not tag):
                texts.append(" ")
                stack.append(" ")
            stack.extend(reversed(list(node.children)))
        elif isinstance(node, NavigableString) and is_markup(node):
            continue
        elif isinstance(node, str):
            texts.append(str(node))
    return tidy(drop_invisible("".join(texts)))


def is_markup(node: NavigableString) -> bool:
    """Comments, declarations and processing instructions, but not CDATA."""
    return isinstance(node, PreformattedString) and not isinstance(node, CData)


def is_note_link(tag: Tag) -> bool:
    """Whether a link only leads to a note of the page or back from it: [9], ↩."""
    if not str(tag.get("href", "")).startswith("#"):
        return False
    return bool(_NOTE_LINK.fullmatch(tag.get_text(strip=True)))


def is_reference(tag: Tag) -> bool:
    """Whether a `sup` is the mark of a footnote rather than text: 8, [1], *, (注1)."""
    if not REFERENCE.match(tag.get_text()):
        return False
    before = tag.previous_sibling
    is_power = isinstance(before, NavigableString) and re.search(r"(?:^|\D)10$", str(before))
    return not is_power
