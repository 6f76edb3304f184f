"""One published text, in one version of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class BlockKind(StrEnum):
    """What part of a page a block is.

    `related` is text about other pages (teasers, headlines, references), or others' words that the publisher
    only answers to: no claim is read out of it.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    QUOTATION = "quotation"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row. `start`, `end` as in Block; `header` is its column's header text, or empty."""

    start: int
    end: int
    header: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document's text.

    `start`, `end`: 0-based, half-open, in Unicode code points of `Document.text`. `level`: heading 1 to 6 (the
    title 1), list items their depth from 1, otherwise 0. Blocks are in reading order and do not overlap; between
    them the text holds one newline. `cells` only for table rows: they are separated by " | " in the text.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with the facts that its claims need.

    `document_id` names the page (hash of its address), `version_id` this text of it (hash of the document id,
    title, date, publishers and text). `language` is `en`, `ja`, `ko` or another ISO 639-1 code, `und` if unknown.
    `publishers` are party ids; several issue the text together. `is_feed_item`: the text is one item of a feed.
    """

    document_id: str
    version_id: str
    url: str
    publishers: tuple[str, ...]
    title: str
    published_on: date | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str
    content_sha256: str
    text_sha256: str
    source_id: str = ""
    is_feed_item: bool = False
