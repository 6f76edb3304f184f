"""Feeds to documents: RSS 2.0, RSS 1.0 and Atom; one document for each item that carries its full text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

import feedparser
from defusedxml import DefusedXmlException, ElementTree

from parsers.documents.characters import tidy, width
from parsers.documents.dates import metadata_date
from parsers.documents.draft import Draft, Piece, finish
from parsers.documents.errors import EmptyDocumentError, NoSuchItemError, NotThisFormatError
from parsers.documents.html.fragment import pieces_of
from parsers.documents.html.notices import is_about_the_site
from parsers.documents.media import MediaType
from parsers.ids import absolute_address, canonical_address
from parsers.values import BlockKind

if TYPE_CHECKING:
    from datetime import date

    from parsers.values import Capture, Document

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|mark|font|a|code|cite)\b[^<>]*>", re.IGNORECASE)
_SHORTEST_FULL = 400  # columns: a description as long, of several paragraphs, is the text and no teaser
_TEASER_END = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|read more|continue reading|続きを読む|더 ?보기|자세히 ?보기)\W*$",
    re.IGNORECASE,
)
_DATE_FIELDS = ("published", "created", "issued", "date", "updated")


@dataclass(frozen=True, slots=True)
class _Item:
    url: str
    names: frozenset[str]
    title: str
    published_on: date | None
    language: str
    body: str
    is_full: bool


def read_feed(text: str, capture: Capture, item_url: str = "") -> tuple[Document, ...]:
    """A document for each item with its full text, in the feed's order; with `item_url` for that item alone.

    The item that is asked for is read even if the feed has only its summary. NoSuchItemError if the feed
    does not have it, EmptyDocumentError if no item carries text.
    """
    items = _items(text, capture.url)
    if item_url:
        return (_document(_chosen(items, capture, item_url), capture),)
    full = [item for item in items if item.is_full]
    if not full:
        raise EmptyDocumentError(
            capture.url,
            f"none of the feed's {len(items)} items carries its full text",
            "save and read the items' own pages; the summary of an item is read where --url names its address",
        )
    return tuple(_document(item, capture) for item in full)


def count_summaries(text: str, capture: Capture) -> int:
    """How many items `read_feed` gives no document for, since the feed has only their summary."""
    return sum(not item.is_full for item in _items(text, capture.url))


@lru_cache(maxsize=2)  # a feed is read once for each item whose page cannot be had
def _items(text: str, url: str) -> tuple[_Item, ...]:
    _refuse_entities(text, url)
    parsed = feedparser.parse(
        _DECLARATION.sub("", text).encode("utf-8"),
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.version:
        raise NotThisFormatError(url, "the XML is no feed that can be read", "open it and see what it is now")
    language = str(parsed.feed.get("language", ""))
    return tuple(_item(entry, number, url, language) for number, entry in enumerate(parsed.entries, start=1))


def _refuse_entities(text: str, url: str) -> None:
    """Entities of a feed's own can grow without bound; no honest feed has them."""
    try:
        ElementTree.fromstring(_DECLARATION.sub("", text).strip())
    except DefusedXmlException as error:
        raise _entities(url) from error
    except ElementTree.ParseError as error:  # feedparser reads many broken feeds
        if _ENTITY.search(text):
            raise _entities(url) from error


def _entities(url: str) -> NotThisFormatError:
    return NotThisFormatError(url, "the feed declares XML entities", "do not trust this source")


def _item(entry: Any, number: int, url: str, language: str) -> _Item:
    link = str(entry.get("link", "")).strip()
    link = link and absolute_address(url, link)
    numbered = f"{url}#{number}"
    contents = [str(part.get("value", "")) for part in entry.get("content", [])]
    summary = str(entry.get("summary", ""))
    body = max([*contents, summary], key=len, default="")
    names = {canonical_address(name) for name in (link, str(entry.get("id", "")), numbered) if name}
    return _Item(
        url=link or numbered,
        names=frozenset(names),
        title=tidy(_plain(str(entry.get("title", "")))),
        published_on=_published(entry),
        language=str(entry.get("language", "") or language),
        body=body,
        is_full=bool("".join(contents).strip()) or _is_full(summary),
    )


def _is_full(summary: str) -> bool:
    plain = _plain(summary)
    paragraphs = len(re.findall(r"<p\b|<br\s*/?>\s*<br|\n\s*\n", summary, re.IGNORECASE))
    return width(plain) >= _SHORTEST_FULL and paragraphs > 1 and not _TEASER_END.search(plain)


def _plain(markup: str) -> str:
    """The text of a title or summary; `<b>` and the like part no words."""
    return tidy(unescape(re.sub(r"<[^<>]*>", " ", _INLINE.sub("", markup))))


def _published(entry: Any) -> date | None:
    """The day as the feed writes it, in its own time zone."""
    values = (str(entry.get(name, "")) for name in _DATE_FIELDS)
    return next((found for value in values if value and (found := metadata_date(value))), None)


def _chosen(items: tuple[_Item, ...], capture: Capture, item_url: str) -> _Item:
    wanted = canonical_address(item_url)
    for item in items:
        if wanted in item.names:
            return item
    raise NoSuchItemError(capture.url, item_url, len(items))


def _pieces(body: str) -> list[Piece]:
    """The pieces of an item's markup, without what a blog puts behind each; of bare text, its paragraphs."""
    if "<" in body:
        return [piece for piece in pieces_of(body) if piece.cells or not is_about_the_site(tidy(piece.text))]
    paragraphs = re.split(r"\n\s*\n", unescape(body))
    return [Piece(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs if paragraph.strip()]


def _document(item: _Item, capture: Capture) -> Document:
    pieces = _pieces(item.body)
    if not pieces and item.body.strip():
        pieces = [Piece(BlockKind.PARAGRAPH, item.body)]
    draft = Draft(MediaType.FEED.value, tuple(pieces), item.title, item.published_on, item.language)
    # a feed's own day is the day of its newest item: it dates an item only where nothing else does
    declared = replace(capture, published_on=item.published_on or capture.published_on)
    return finish(declared, draft, url=item.url, is_feed_item=True)
