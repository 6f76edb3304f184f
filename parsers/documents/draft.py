"""What a format's reader finds, before offsets are given.

A reader gives a `Draft`: pieces in reading order, and what the bytes say of title, date and language.
`finish` makes of it the one `Document`: its text, its blocks' offsets, its ids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers import ids
from parsers.documents.characters import comparable, tidy
from parsers.documents.errors import EmptyDocumentError
from parsers.documents.language import language_of
from parsers.values import Block, BlockKind, Cell, Document

if TYPE_CHECKING:
    from datetime import date

    from parsers.values import Capture

CELL_SEPARATOR = " | "
_TITLE_WITHIN = 8  # a page's own heading stands among its first blocks
_SAME_HEADING = 0.8  # of the longer one's letters: "X | site" is still the heading X


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its kind. `cells`: pairs of a cell's text and its header, for table rows."""

    kind: BlockKind
    text: str
    level: int = 0
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the bytes hold. Empty strings and None where they do not say."""

    media_type: str
    pieces: tuple[Piece, ...]
    title: str = ""
    published_on: date | None = None
    language: str = ""


def row(cells: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Piece:
    """A table row of (text, header) pairs."""
    tidied = tuple((tidy(text), tidy(header)) for text, header in cells)
    return Piece(BlockKind.TABLE_ROW, CELL_SEPARATOR.join(text for text, _ in tidied), 0, tidied)


def finish(capture: Capture, draft: Draft, *, url: str = "", is_feed_item: bool = False) -> Document:
    """The document that a draft describes.

    What the capture declares wins. EmptyDocumentError without text.
    """
    title = tidy(draft.title)
    pieces = _with_title(title, [piece for piece in map(_tidied, draft.pieces) if piece.text])
    if not any(piece.kind is not BlockKind.HEADING for piece in pieces):
        raise EmptyDocumentError(
            capture.url,
            f"no text was found in the {draft.media_type}",
            "look at the page: a scan needs its text recognised, a page drawn by a script must be saved "
            "as a browser shows it",
        )
    text, blocks = _lay_out(pieces)
    document = ids.document_id(url or capture.url)
    published_on = capture.published_on or draft.published_on
    return Document(
        document_id=document,
        version_id=ids.version_id(
            document, title=title, published_on=published_on, publishers=capture.publishers, text=text
        ),
        url=url or capture.url,
        publishers=capture.publishers,
        title=title,
        published_on=published_on,
        language=language_of(capture.language, draft.language, text, usual=capture.usual_language),
        text=text,
        blocks=blocks,
        media_type=draft.media_type,
        content_sha256=ids.content_sha256(capture.content),
        text_sha256=ids.text_sha256(text),
        source_id=capture.source_id,
        is_feed_item=is_feed_item,
    )


def in_place_of(document: Document, url: str) -> Document:
    """An item of a feed as a version of its page, whose address may be written otherwise."""
    name = ids.document_id(url)
    version = ids.version_id(
        name,
        title=document.title,
        published_on=document.published_on,
        publishers=document.publishers,
        text=document.text,
    )
    return replace(document, document_id=name, version_id=version, url=url, is_feed_item=False)


def _tidied(piece: Piece) -> Piece:
    return piece if piece.cells else replace(piece, text=tidy(piece.text))


def _with_title(title: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the title among them, as the first heading; not twice."""
    if not title:
        return pieces
    for place, piece in enumerate(pieces[:_TITLE_WITHIN]):
        if not piece.cells and same_heading(title, piece.text):
            return [*pieces[:place], Piece(BlockKind.HEADING, piece.text, 1), *pieces[place + 1 :]]
    return [Piece(BlockKind.HEADING, title, 1), *pieces]


def same_heading(one: str, other: str) -> bool:
    """Whether two headings are the same but for punctuation, or for a short addition at one end."""
    a, b = sorted((comparable(one), comparable(other)), key=len)
    return bool(a) and a in b and len(a) >= _SAME_HEADING * len(b)


def _lay_out(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        blocks.append(Block(piece.kind, at, at + len(piece.text), piece.level, _place_cells(piece, at)))
        at += len(piece.text) + 1
    return "\n".join(piece.text for piece in pieces), tuple(blocks)


def _place_cells(piece: Piece, at: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for text, header in piece.cells:
        cells.append(Cell(at, at + len(text), header))
        at += len(text) + len(CELL_SEPARATOR)
    return tuple(cells)
