"""Feeds and sitemaps read into links: whole lists, in whatever order they are."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from parsers.documents.charset import decode
from parsers.documents.dates import metadata_date
from parsers.documents.errors import UndecodableError
from parsers.ids import absolute_address
from parsers.listings import (
    Link,
    Listing,
    NotAListError,
    Skipped,
    UnsafeXmlError,
    check_size,
    each_once,
)

if TYPE_CHECKING:
    from datetime import date
    from xml.etree.ElementTree import Element

_HTML = re.compile(rb"<(!doctype\s+html|html[\s>])", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# where a feed ends; what stands behind it is a server's signature at the most
_END = re.compile(rb"</(?:\w+:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_TAIL = 4096


def read_feed(content: bytes, url: str, content_type: str = "") -> Listing:
    """Read RSS 2.0, RSS 1.0 (RDF) or Atom: every item's link, also of items without date or out of order.

    NotAListError for a page or anything else in a feed's place, UnsafeXmlError for XML with entities. A feed
    without items is a list without links: whether that may be, its caller knows.
    """
    check_size(content, url)
    is_whole = _check_xml(content, url)
    headers = {"content-type": content_type} if content_type else {}
    feed: Any = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    if not feed.get("version"):
        what = "a page (HTML)" if _HTML.search(content[:2048]) else "neither RSS nor Atom"
        raise NotAListError(
            url, f"the feed is {what}", "Look for the feed's new address; the listing is tried"
        )
    links, skipped = [], []
    for item in feed.entries:
        target = item.get("link") or _permalink(item)
        if whole := target and absolute_address(url, target):
            links.append(Link(whole, _line(item.get("title", "")), item_date(item)))
        else:
            skipped.append(Skipped(_line(item.get("title", "")) or "an item", "it names no address"))
    if not is_whole and not _END.search(content[-_TAIL:]):
        skipped.append(Skipped("the feed", "it is cut off: what came after its last item is not known"))
    return Listing(each_once(links), tuple(skipped))


def read_sitemap(content: bytes, url: str) -> Listing:
    """Read a sitemap or a sitemap index (its sitemaps are the `children`). Errors as `read_feed`."""
    try:
        root = _root(content, url)
    except (ParseError, ValueError) as error:
        raise NotAListError(url, f"the sitemap is not XML ({error})", "Look for its new address") from error
    kind = _name(root)
    if kind not in ("sitemapindex", "urlset"):
        raise NotAListError(url, f"the sitemap's root is {root.tag!r}", "Look for its new address")
    links, skipped = [], []
    for one in (child for child in root if _name(child) in ("sitemap", "url")):
        said = _text(one, "loc")
        if whole := said and absolute_address(url, said):
            links.append(Link(whole, "", metadata_date(_text(one, "lastmod"))))
        else:
            skipped.append(Skipped(said or "an entry", "it names no address"))
    if kind == "sitemapindex":
        return Listing((), tuple(skipped), tuple(dict.fromkeys(link.url for link in links)))
    return Listing(each_once(links), tuple(skipped))


def item_date(item: Any) -> date | None:
    """Give an item's publication day in the offset that it states; None where it states none."""
    # feedparser answers for a missing `updated` with `published`, and warns
    stated = frozenset(item.keys())
    said = (str(item[name] or "") for name in ("published", "updated", "created") if name in stated)
    return next((day for one in said if (day := metadata_date(one))), None)


def _check_xml(content: bytes, url: str) -> bool:
    """Refuse entities; say whether the XML is well-formed. What is not, the reader may read all the same."""
    try:
        _root(content, url)
    except (ParseError, ValueError):
        return False
    return True


def _root(content: bytes, url: str) -> Element:
    """Parse without entities. UnsafeXmlError, ParseError, ValueError for an encoding that nobody reads."""
    try:
        try:
            return _parse(content)
        except (ValueError, LookupError) as error:
            if isinstance(error, DefusedXmlException):
                raise
            # expat knows few encodings: EUC-KR and Shift_JIS are none of them
            text = decode(content, content_type="application/xml", url=url)
            return _parse(_DECLARATION.sub("", text, count=1).encode())
    except UndecodableError as error:
        raise ValueError(str(error)) from error
    except DefusedXmlException as error:
        raise UnsafeXmlError(
            url,
            f"the XML declares entities or refers outside ({type(error).__name__})",
            "It is not read: look at what the server sends",
        ) from error


def _parse(content: bytes) -> Element:
    root: Element = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    return root


def _permalink(item: Any) -> str:
    guid = str(item.get("id") or "")
    return guid if guid.startswith(("http://", "https://")) else ""


def _text(element: Element, name: str) -> str:
    return next(((child.text or "").strip() for child in element if _name(child) == name), "")


def _name(element: Element) -> str:
    # the namespace is left out, or written with https, often enough
    return str(element.tag).rpartition("}")[2]


def _line(text: str) -> str:
    return " ".join(str(text).split())
