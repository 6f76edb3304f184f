"""Lists that are pages (HTML) or API answers (JSON), read into links."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urldefrag

from bs4 import BeautifulSoup

from parsers.documents.charset import decode
from parsers.documents.dates import labelled_date, metadata_date
from parsers.documents.errors import UndecodableError
from parsers.ids import absolute_address
from parsers.listings import (
    FieldNames,
    Link,
    Listing,
    ListShape,
    NotAListError,
    SelectorError,
    Skipped,
    check_size,
    each_once,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bs4.element import Tag

_LOOK = "Look at what the server sends"


def read_listing(content: bytes, url: str, shape: ListShape, content_type: str = "") -> Listing:
    """Read a page's links as `shape` says; without `item` all anchors that `link` selects, in their order.

    SelectorError where the container does not match once, or a row does not hold exactly one link.
    NotAListError for anything but HTML.
    """
    if not _looks_like_html(content, content_type):
        raise NotAListError(url, "the listing is not HTML", "Correct the address's kind in the description")
    check_size(content, url)
    try:
        soup = BeautifulSoup(decode(content, content_type=content_type, url=url), "lxml")
    except UndecodableError as error:
        raise NotAListError(url, "no known encoding reads the listing", _LOOK) from error
    base = absolute_address(url, _attribute(soup.select_one("base[href]"), "href")) or url
    root = _only(soup, shape.container, url)
    links, skipped = [], []
    for anchor, day in _anchors(root, shape, url):
        target = _target(anchor, base)
        if target:
            links.append(Link(target, _line(anchor.get_text(" ")), day))
        elif shape.item:
            # a row must lead somewhere; of a whole page's links, those of its menus need not
            skipped.append(Skipped(_line(anchor.get_text(" ")) or "a link", "it leads to no address"))
    following = _attribute(root.select_one(shape.next), "href") if shape.next else ""
    child = following and absolute_address(base, following)
    children = (child,) if child else ()
    return Listing(each_once(links), tuple(skipped), children)


def read_api(content: bytes, url: str, fields: FieldNames) -> Listing:
    """Read a JSON answer. NotAListError for anything else, or where a field is not where it should be."""
    try:
        data = json.loads(content)
        items = _dig(data, fields.items)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise NotAListError(
            url, f"no JSON list at {fields.items!r} ({error})", "Correct `items` in the source's description"
        ) from error
    if not isinstance(items, list):
        raise NotAListError(
            url, f"{fields.items!r} is no list", "Correct `items` in the source's description"
        )
    links, skipped = [], []
    for item in items:
        try:
            links.append(_api_link(item, url, fields))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            skipped.append(Skipped(str(item)[:80], f"`{fields.url}` names no address in it ({error})"))
    return Listing(tuple(links), tuple(skipped))


def _anchors(root: Tag, shape: ListShape, url: str) -> Iterator[tuple[Tag, date | None]]:
    if not shape.item:
        yield from ((anchor, None) for anchor in root.select(shape.link))
        return
    rows = root.select(shape.item)
    if not rows:
        raise SelectorError(url, shape.item, 0, "1 or more")
    for row in rows:
        found = [row] if row.name == "a" else row.select(shape.link)
        if len({str(anchor.get("href")) for anchor in found}) != 1:
            raise SelectorError(url, f"{shape.item} {shape.link}", len(found), "1 a row")
        dated = row.select_one(shape.date) if shape.date else None
        said = (_attribute(dated, "datetime") or dated.get_text(" ")) if dated else ""
        day = labelled_date(said)
        yield from ((anchor, day) for anchor in found)


def _only(soup: BeautifulSoup, selector: str, url: str) -> Tag:
    if not selector:
        return soup
    found = soup.select(selector)
    if len(found) != 1:
        raise SelectorError(url, selector, len(found), "1")
    return found[0]


def _target(anchor: Tag, base: str) -> str:
    href = _attribute(anchor, "href").strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return ""
    # file names in Japanese and Korean stand unescaped in many pages
    whole = quote(urldefrag(absolute_address(base, href)).url, safe="%/:=&?~#+!$,;'@()*[]")
    return whole if whole.startswith(("http://", "https://")) else ""


def _api_link(item: Any, base: str, fields: FieldNames) -> Link:
    if "{" in fields.url:
        # what is null, empty or a list must not become a part of an address
        target = fields.url.format_map({name: value for name, value in item.items() if _said(value)})
    else:
        target = _said(_dig(item, fields.url))
    whole = target and absolute_address(base, target)
    if not whole:
        raise ValueError(repr(target))
    title = _line(_said(_dig(item, fields.title))) if fields.title else ""
    day = metadata_date(_said(_dig(item, fields.date))) if fields.date else None
    return Link(whole, title, day)


def _said(value: Any) -> str:
    """Give what an API says in letters or numbers; empty for anything else, null among it."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _dig(data: Any, path: str) -> Any:
    for name in filter(None, path.split(".")):
        data = data[int(name)] if isinstance(data, list) else data[name]
    return data


def _looks_like_html(content: bytes, content_type: str) -> bool:
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf", b"%pdf", b"{", b"[")):
        return b"<html" in head
    return head.startswith(b"<") or "html" in content_type.lower()


def _attribute(tag: Tag | None, name: str) -> str:
    value = tag.get(name) if tag else None
    return value if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())
