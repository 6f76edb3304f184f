"""Lists that are pages (HTML) or API answers (JSON), read into links."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urldefrag, urljoin

from bs4 import BeautifulSoup

from parsers.listings import FieldNames, Link, Listing, ListShape, NotAListError, SelectorError, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import Tag

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# 2025-02-26, 2025.02.26, 2025/2/26, 2025年2月26日, 2025년 2월 26일
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d{2})\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})(?!\d)")
# 令和7年2月26日, R7.2.26
_REIWA = re.compile(r"(?:令和|R)\s*(\d{1,2}|元)\s*[年.]\s*(\d{1,2})\s*[月.]\s*(\d{1,2})")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d{2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(20\d{2})\b")
_REIWA_BEFORE = 2018


def read_listing(content: bytes, url: str, shape: ListShape, content_type: str = "") -> Listing:
    """Read a page's links as `shape` says; without `item` all anchors that `link` selects, in their order.

    SelectorError where the container does not match once, or a row does not hold exactly one link.
    NotAListError for anything but HTML.
    """
    if not _looks_like_html(content, content_type):
        raise NotAListError(url, "the listing is not HTML", "Correct the address's kind in the description")
    soup = BeautifulSoup(content, "lxml", from_encoding=_charset(content_type))
    base = urljoin(url, _attribute(soup.select_one("base[href]"), "href"))
    root = _only(soup, shape.container, url)
    links, skipped = [], []
    for anchor, day in _anchors(root, shape, url):
        target = _target(anchor, base)
        if target:
            links.append(Link(target, _line(anchor.get_text(" ")), day))
        else:
            skipped.append(Skipped(_line(anchor.get_text(" ")) or "a link", "it leads to no address"))
    following = _attribute(root.select_one(shape.next), "href") if shape.next else ""
    children = (urljoin(base, following),) if following else ()
    return Listing(
        tuple({link.url: link for link in reversed(links)}.values())[::-1], tuple(skipped), children
    )


def read_api(content: bytes, url: str, fields: FieldNames) -> Listing:
    """Read a JSON answer. NotAListError for anything else, or where a field is not where it should be."""
    try:
        data = json.loads(content)
        items = _dig(data, fields.items)
    except (ValueError, KeyError, TypeError, IndexError) as error:
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
        except (KeyError, TypeError, ValueError) as error:
            skipped.append(Skipped(str(item)[:80], f"`{fields.url}` is not in it ({error})"))
    return Listing(tuple(links), tuple(skipped))


def find_date(text: str) -> date | None:
    """Find the first date that a list writes beside a link, in the three languages; None where there is none.

    Dates that order month and day by country (02/03/2025) are not read.
    """
    if found := _YEAR_FIRST.search(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _REIWA.search(text):
        year = 1 if found[1] == "元" else int(found[1])
        return _date(_REIWA_BEFORE + year, int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.search(text):
        return _date(int(found[3]), _month(found[1]), int(found[2]))
    if found := _DAY_FIRST.search(text):
        return _date(int(found[3]), _month(found[2]), int(found[1]))
    return None


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
        yield found[0], find_date(said)


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
    whole = quote(urldefrag(urljoin(base, href)).url, safe="%/:=&?~#+!$,;'@()*[]")
    return whole if whole.startswith(("http://", "https://")) else ""


def _api_link(item: Any, base: str, fields: FieldNames) -> Link:
    target = fields.url.format_map(item) if "{" in fields.url else str(_dig(item, fields.url))
    title = _line(str(_dig(item, fields.title))) if fields.title else ""
    day = find_date(str(_dig(item, fields.date))) if fields.date else None
    return Link(urljoin(base, target), title, day)


def _dig(data: Any, path: str) -> Any:
    for name in filter(None, path.split(".")):
        data = data[int(name)] if isinstance(data, list) else data[name]
    return data


def _looks_like_html(content: bytes, content_type: str) -> bool:
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf", b"%pdf", b"{", b"[")):
        return b"<html" in head
    return head.startswith(b"<") or "html" in content_type.lower()


def _charset(content_type: str) -> str | None:
    found = re.search(r"charset=[\"']?([\w-]+)", content_type)
    return found[1] if found else None


def _attribute(tag: Tag | None, name: str) -> str:
    value = tag.get(name) if tag else None
    return value if isinstance(value, str) else ""


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _line(text: str) -> str:
    return " ".join(text.split())
