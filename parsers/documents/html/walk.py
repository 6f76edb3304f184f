"""A tree of elements to stretches of text in reading order, each with its kind and what it is made of.

One pass, without recursion: pages nest deeper than Python's stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from parsers.documents.characters import is_list_item, tidy
from parsers.documents.html import tables
from parsers.documents.html.inline import (
    INLINE,
    REFERENCE,
    Line,
    is_markup,
    is_note_link,
    is_reference,
    lines_of,
    sizes_of,
    text_of,
)
from parsers.documents.html.parts import NEVER_TEXT, Part, part_of
from parsers.documents.lines import join, paragraphs
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parsers.documents.draft import Piece

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th"})
_SHARE = 0.4  # of a page's text: a part with more is the page's text, whatever its class says
_LONGEST_ABOUT = 240
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text and where it stands.

    `link`, `bold`: how many of its characters are linked, are bold.
    """

    kind: BlockKind
    text: str
    owner: Tag
    level: int = 0
    cells: tuple[tuple[str, str], ...] = ()
    link: int = 0
    bold: int = 0
    is_about_page: bool = False


@dataclass(slots=True)
class _State:
    """Where the walk is: what surrounds the text that is being gathered."""

    parts: list[tuple[str, bool, bool]] = field(default_factory=list)
    links: int = 0
    bolds: int = 0
    lists: int = 0
    items: int = 0
    quotes: int = 0
    captions: int = 0
    beside: int = 0
    abouts: int = 0
    headers: int = 0
    pres: int = 0
    heading: int = 0


_COUNTERS = {
    "ul": "lists",
    "ol": "lists",
    "li": "items",
    "blockquote": "quotes",
    "figcaption": "captions",
    "header": "headers",
    "pre": "pres",
    "dt": "bolds",
}


class Walk:
    """Goes through a tree once and gives its stretches."""

    def __init__(self, root: Tag, dropped: Iterable[Tag] = ()) -> None:
        self._root = root
        self._dropped = {id(tag) for tag in dropped}
        self._sizes = sizes_of(root)
        self._state = _State()
        self._owner = root
        self._found: list[Stretch] = []
        self._interrupted: list[tuple[str, bool, bool]] = []

    def stretches(self) -> list[Stretch]:
        """All stretches under the root, in reading order."""
        self._walk()
        return self._found

    def _walk(self) -> None:
        stack: list[tuple[Tag, Iterator[object], tuple[str, ...]]] = []
        self._enter(self._root, stack)
        while stack:
            tag, children, counted = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(tag, counted, stack[-1][0] if stack else self._root)
            elif isinstance(child, Tag):
                self._visit(child, stack)
            elif isinstance(child, NavigableString) and (
                type(child) is not PreformattedString and not is_markup(child)
            ):
                self._add(str(child))

    def _visit(self, tag: Tag, stack: list[tuple[Tag, Iterator[object], tuple[str, ...]]]) -> None:
        name = tag.name
        if name == "br":
            self._state.parts.append(("\n", False, False))
        elif name == "img":  # stands in a line as a letter does
            self._state.parts.append((" ", False, False))
        elif (
            name in NEVER_TEXT
            or id(tag) in self._dropped
            or (name == "sup" and is_reference(tag))
            or (name == "a" and is_note_link(tag))
        ):
            return
        elif name == "sup" and REFERENCE.match(tag.get_text()):
            self._add(f"^{tag.get_text(strip=True)}")
        elif name == "hr":
            self._flush()
        elif name == "table" and part_of(tag) in {None, Part.CAPTION} and tables.is_data(tag):
            self._flush()
            self._table(tag)
        elif name == "dl" and part_of(tag) is None and tables.is_pairs(tag):
            self._flush()
            self._of_table(tables.pairs_of(tag, text_of), tag)
        else:
            self._enter(tag, stack)

    def _enter(self, tag: Tag, stack: list[tuple[Tag, Iterator[object], tuple[str, ...]]]) -> None:
        part = part_of(tag) if tag is not self._root else None
        if self._is_no_text(part, tag):
            self._state.parts.append((" ", False, False))
            return
        counted = list(self._counters(tag))
        if (
            part is Part.ABOUT_THE_PAGE
            and len(tag.get_text(strip=True)) <= _LONGEST_ABOUT
            and not _holds_heading(tag)
        ):
            counted.append("abouts")
        if part is Part.CAPTION and tag.name != "figure" and len(tag.get_text(strip=True)) <= _LONGEST_ABOUT:
            if tag.name in INLINE and not self._state.captions:
                self._interrupted = (
                    self._state.parts
                )  # the sentence round a picture goes on behind its caption
                self._state.parts = []
                counted.append("beside")
            counted.append("captions")
        if tag.name not in INLINE:
            self._flush()
            self._owner = tag
            self._state.heading = _HEADINGS.get(tag.name, self._state.heading)
        for counter in counted:
            setattr(self._state, counter, getattr(self._state, counter) + 1)
        if tag.name == "q":
            self._add("“")
        stack.append((tag, iter(tag.children), tuple(counted)))

    @staticmethod
    def _counters(tag: Tag) -> Iterator[str]:
        if tag.name == "a" and tag.has_attr("href"):
            yield "links"
        elif tag.name in _BOLD:
            yield "bolds"
        elif tag.name in _COUNTERS:
            yield _COUNTERS[tag.name]

    def _leave(self, tag: Tag, counted: tuple[str, ...], parent: Tag) -> None:
        if tag.name == "q":
            self._add("”")
        if tag.name not in INLINE:
            self._flush()
            self._owner = parent
            if tag.name in _HEADINGS:
                self._state.heading = 0
        elif tag.name == "span" and _is_block(tag):
            self._state.parts.append(("\n", False, False))
        if "beside" in counted:
            self._flush()
            self._state.parts = self._interrupted
        for counter in counted:
            setattr(self._state, counter, getattr(self._state, counter) - 1)

    def _is_no_text(self, part: Part | None, tag: Tag) -> bool:
        """Whether a part that is named as not of the text is small beside it, or holds little but links."""
        if part not in {Part.ABOUT_THE_SITE, Part.PERHAPS_ABOUT_THE_SITE}:
            return part is Part.DROPPED
        size = self._sizes[id(tag)]
        is_small = size.text < _SHARE * self._sizes[id(self._root)].text
        if size.text <= _LONGEST_ABOUT and is_small:
            return True
        if size.holds_main:
            return False
        return size.link > size.text / 2 or (is_small and part is Part.ABOUT_THE_SITE)

    def _add(self, text: str) -> None:
        if not self._state.pres:
            text = _SPACE.sub(" ", text)
        if text:
            self._state.parts.append((text, self._state.links > 0, self._state.bolds > 0))

    def _flush(self) -> None:
        state, parts = self._state, self._state.parts
        if not parts:
            return
        state.parts = []
        lines = lines_of(parts)
        if state.heading:
            self._emit(BlockKind.HEADING, lines, state.heading)
        elif state.captions:
            self._emit(BlockKind.CAPTION, lines)
        elif state.items:
            self._emit_each(BlockKind.LIST_ITEM, lines, max(state.lists, 1))
        else:
            self._emit_each(BlockKind.QUOTATION if state.quotes else BlockKind.PARAGRAPH, lines)

    def _emit_each(self, kind: BlockKind, lines: list[Line], level: int = 0) -> None:
        for group in paragraphs([line.text for line in lines]):
            members = [lines[number] for number in group]
            if kind is BlockKind.PARAGRAPH and is_list_item(members[0].text):
                self._emit(BlockKind.LIST_ITEM, members, 1)
            else:
                self._emit(kind, members, level)

    def _emit(self, kind: BlockKind, lines: list[Line], level: int = 0) -> None:
        text = tidy(join([line.text for line in lines if line.text]))
        if text:
            link, bold = sum(line.link for line in lines), sum(line.bold for line in lines)
            about = self._state.abouts > 0 or (self._state.headers > 0 and kind is not BlockKind.HEADING)
            self._found.append(Stretch(kind, text, self._owner, level, (), link, bold, about))

    def _table(self, table: Tag) -> None:
        for caption in table.find_all("caption"):
            text = tidy(text_of(caption))
            if text:
                self._found.append(Stretch(BlockKind.CAPTION, text, table))
        self._of_table(tables.rows_of(table, text_of), table)

    def _of_table(self, rows: Iterable[Piece], table: Tag) -> None:
        """Rows as stretches, each linked as much as its table is."""
        size = self._sizes[id(table)]
        share = size.link / max(size.text, 1)
        about = self._state.abouts > 0
        for row in rows:
            linked = round(len(row.text) * share)
            self._found.append(Stretch(row.kind, row.text, table, 0, row.cells, linked, 0, about))


def _is_block(tag: Tag) -> bool:
    return bool(re.search(r"display\s*:\s*block", str(tag.get("style", ""))))


def _holds_heading(tag: Tag) -> bool:
    return tag.find(("h1", "h2", "h3")) is not None
