"""Markdown: what a reader sees of it. Front matter gives title, date and language and is not text.

Links show their label, wiki links theirs, emphasis marks go, tables become rows with header cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from parsers.documents.characters import tidy
from parsers.documents.datelines import visible_date
from parsers.documents.dates import labelled_date, metadata_date
from parsers.documents.draft import Draft, Piece, row
from parsers.documents.html.notices import RELATED_HEADING
from parsers.documents.lines import join, paragraphs
from parsers.documents.media import MediaType
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(
    r"\A\s*(?:---[ \t]*\n(?P<yaml>.*?)\n---[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+[ \t]*(?:\n|\Z))",
    re.DOTALL,
)
_ENTRY = re.compile(r"^([A-Za-z_][\w. -]*?)\s*[:=]\s*(.*?)\s*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# [[1]](#ref-1) is a link whose label is [1]
_WIKI_LINK = re.compile(r"!?\[\[([^\[\]\n|]+?)(?:\|([^\[\]\n]+?))?\]\](?!\()")
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{:[^}\n]*\}", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\](?!:)")
_LABEL_LINE = re.compile(
    r"^\s*(?:\*\*|__)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：])", re.MULTILINE
)
# lines of a form: three or more names of fields, each with its value
_FORM = re.compile(
    r"(?:^(?:[A-Z][^\n:.|*#>]{1,30}|[^\x00-\x7f][^\n:：.|*#>。]{1,15})[ \t]?[:：][ \t]*[^\s/][^\n]{0,120}\n?){3,}",
    re.MULTILINE,
)
_TITLE_KEYS = ("title", "headline")
_DATE_KEYS = (
    "published_on",
    "publish_date",
    "published",
    "date_published",
    "pubdate",
    "date",
    "release_date",
)
_LANGUAGE_KEYS = ("lang", "language", "locale")
_BOLD_LABEL_LIMIT = 80
_DATED_WITHIN = 6
_TITLED_WITHIN = 12
_LOWEST_TITLE = 2
_PAIR = 2
_NAME_OF_DATE = re.compile(r"일$|日$|date", re.IGNORECASE)
_NOTHING = frozenset({"image", "html_inline"})


def read_markdown(text: str) -> Draft:
    """The draft of a Markdown text."""
    text = text.replace("\r\n", "\n")
    facts: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        facts = _front_matter(match["yaml"] or match["toml"] or "")
        text = text[match.end() :]
    pieces = _Reader().read(_PARSER.parse(_prepared(text)))
    headings = [piece for piece in pieces[:_TITLED_WITHIN] if piece.kind is BlockKind.HEADING]
    own = sorted((heading for heading in headings if heading.level <= _LOWEST_TITLE), key=lambda h: h.level)
    title = _first(facts, _TITLE_KEYS) or (own[0].text if own else "")
    return Draft(
        media_type=MediaType.MARKDOWN.value,
        pieces=tuple(_with_related(pieces)),
        title=title,
        published_on=_published(facts, pieces),
        language=_first(facts, _LANGUAGE_KEYS),
    )


def _front_matter(block: str) -> dict[str, str]:
    """The plain `key: value` (or `key = value`) lines; nested ones do not matter here."""
    return {key.strip().lower(): value.strip().strip("\"'") for key, value in _ENTRY.findall(block)}


def _first(facts: dict[str, str], keys: Sequence[str]) -> str:
    return next((facts[key] for key in keys if facts.get(key)), "")


def _published(facts: dict[str, str], pieces: list[Piece]) -> date | None:
    for key in _DATE_KEYS:
        if key in facts and (found := metadata_date(facts[key])):
            return found
    for piece in pieces[:_DATED_WITHIN]:
        is_dated = len(piece.cells) == _PAIR and _NAME_OF_DATE.search(piece.cells[0][0])
        if is_dated and (found := labelled_date(piece.cells[1][0])):
            return found
    return visible_date(
        [
            piece.text
            for piece in pieces[:_DATED_WITHIN]
            if not piece.cells and not 0 < piece.level <= _LOWEST_TITLE
        ]
    )


def _prepared(text: str) -> str:
    """What CommonMark does not know, rewritten before it reads: wiki links, footnotes, comments, short codes.

    A line that starts with a bold label is a statement of its own ("**Loss:** …"), so it gets a paragraph; so does each
    line of a form.
    """
    text = _COMMENT.sub("", text)
    text = _WIKI_LINK.sub(lambda match: match[2] or match[1].rpartition("/")[2], text)
    text = _SHORTCODE.sub("", text)
    text = _FOOTNOTE_MARK.sub("", text)
    text = _FOOTNOTE.sub(r"\n\1. ", text)
    text = _FORM.sub(lambda match: match[0].replace("\n", "\n\n"), text)
    return _LABEL_LINE.sub(lambda match: "\n" + match[0] if match.start() else match[0], text)


@dataclass(slots=True)
class _Reader:
    """Collects pieces from the flat list of tokens."""

    pieces: list[Piece] = field(default_factory=list)
    lists: int = 0
    quotes: int = 0
    heading: int = 0
    head: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    in_head: bool = False
    in_table: bool = False

    def read(self, tokens: list[Token]) -> list[Piece]:
        """The pieces of a document's tokens."""
        for token in tokens:
            self._take(token)
        return self.pieces

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self.lists += 1
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self.lists -= 1
        elif kind.startswith("blockquote"):
            self.quotes += token.nesting
        elif kind.startswith("heading"):
            self.heading = int(token.tag[1]) if token.nesting > 0 else 0
        elif kind in {"fence", "code_block"}:
            self._lines(token.content.split("\n"))
        elif kind == "html_block":
            self._html(token.content)
        elif kind == "inline":
            self._inline(token)
        else:
            self._table(token)

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self.in_table = True
        elif token.type == "table_close":
            self.in_table, self.head = False, []
        elif token.type in {"thead_open", "thead_close"}:
            self.in_head = token.nesting > 0
        elif token.type == "tr_open":
            self.cells = []
        elif token.type == "tr_close" and any(self.cells):
            # a head of empty cells is left out above, and a row may be longer than its head
            named = [] if self.in_head else self.head
            headers = named + [""] * (len(self.cells) - len(named))
            self.pieces.append(row(list(zip(self.cells, headers, strict=False))))
            self.head = self.cells if self.in_head else self.head

    def _inline(self, token: Token) -> None:
        lines = _shown(token.children or [])
        if self.in_table:
            self.cells.append(join(lines))
        elif self.heading:
            self.pieces.append(Piece(BlockKind.HEADING, join(lines), self.heading))
        elif not self.lists and not self.quotes and _is_bold_label(token.children or []):
            self.pieces.append(Piece(BlockKind.HEADING, join(lines), 6))
        else:
            self._lines(lines)

    def _lines(self, lines: Sequence[str]) -> None:
        kind = (
            BlockKind.LIST_ITEM if self.lists else BlockKind.QUOTATION if self.quotes else BlockKind.PARAGRAPH
        )
        for group in paragraphs(lines):
            text = tidy(join([lines[number].strip() for number in group]))
            self.pieces.append(Piece(kind, text, self.lists))

    def _html(self, markup: str) -> None:
        from parsers.documents.html.fragment import pieces_of

        self.pieces.extend(pieces_of(markup))


def _shown(tokens: Sequence[Token]) -> list[str]:
    """The visible text of inline tokens, cut at hard breaks; soft breaks join as their scripts want."""
    hard: list[list[str]] = [[""]]
    struck = 0
    for token in tokens:
        if token.type in {"s_open", "s_close"}:
            struck += token.nesting
        elif token.type == "hardbreak" or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            hard.append([""])
        elif token.type == "softbreak":
            hard[-1].append("")
        elif token.type not in _NOTHING and not struck:
            # **업비트(Upbit)**에서는: CommonMark sees no emphasis where a particle follows the bracket
            hard[-1][-1] += token.content.replace("**", "") if token.type == "text" else token.content
    return [join([line.strip() for line in lines if line.strip()]) for lines in hard]


def _is_bold_label(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph is one bold line: a heading by form."""
    said = [token for token in tokens if token.type != "text" or token.content]
    if len(said) < _PAIR or said[0].type != "strong_open" or said[-1].type != "strong_close":
        return False
    if sum(token.type == "strong_open" for token in said) != 1:
        return False
    text = "".join(token.content for token in said)
    return len(text) <= _BOLD_LABEL_LIMIT and not re.search(r"[.。!?？！」”\"]$|다$", text)


def _with_related(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those under a heading of references marked as telling of other pages."""
    marked: list[Piece] = []
    level = 0
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            if level and piece.level <= level:
                level = 0
            if RELATED_HEADING.match(piece.text):
                level = piece.level
        marked.append(Piece(BlockKind.RELATED, piece.text) if level else piece)
    return marked
