"""Feeds and sitemaps read into links: whole lists, in whatever order they are."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from parsers.documents.dates import metadata_date
from parsers.listings import Link, Listing, NotAListError, Skipped, UnsafeXmlError, each_once

if TYPE_CHECKING:
    from datetime import date
    from xml.etree.ElementTree import Element

_HTML = re.compile(rb"<(!doctype\s+html|html[\s>])", re.IGNORECASE)
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_feed(content: bytes, url: str, content_type: str = "") -> Listing:
    """Read RSS 2.0, RSS 1.0 (RDF) or Atom: every item's link, also of items without date or out of order.

    NotAListError for a page or anything else in a feed's place, UnsafeXmlError for XML with entities. A feed
    without items is a list without links: whether that may be, its caller knows.
    """
    _check_xml(content, url)
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
        if target:
            links.append(Link(urljoin(url, target.strip()), _line(item.get("title", "")), item_date(item)))
        else:
            skipped.append(Skipped(_line(item.get("title", "")) or "an item", "it names no address"))
    return Listing(each_once(links), tuple(skipped))


def read_sitemap(content: bytes, url: str) -> Listing:
    """Read a sitemap or a sitemap index (its sitemaps are the `children`). Errors as `read_feed`."""
    _check_xml(content, url)
    try:
        root = fromstring(content)
    except ParseError as error:
        raise NotAListError(url, f"the sitemap is not XML ({error})", "Look for its new address") from error
    if root.tag == f"{_SITEMAP}sitemapindex":
        children = (_text(one, "loc") for one in root.iter(f"{_SITEMAP}sitemap"))
        return Listing((), children=tuple(urljoin(url, child) for child in children if child))
    if root.tag != f"{_SITEMAP}urlset":
        raise NotAListError(url, f"the sitemap's root is {root.tag!r}", "Look for its new address")
    links = tuple(
        Link(urljoin(url, _text(one, "loc")), "", metadata_date(_text(one, "lastmod")))
        for one in root.iter(f"{_SITEMAP}url")
        if _text(one, "loc")
    )
    return Listing(each_once(links))


def item_date(item: Any) -> date | None:
    """Give an item's publication day in the offset that it states; None where it states none."""
    # feedparser answers for a missing `updated` with `published`, and warns
    stated = frozenset(item.keys())
    said = (str(item[name] or "") for name in ("published", "updated", "created") if name in stated)
    return next((day for one in said if (day := metadata_date(one))), None)


def _check_xml(content: bytes, url: str) -> None:
    try:
        fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise UnsafeXmlError(
            url,
            f"the XML declares entities or refers outside ({type(error).__name__})",
            "It is not read: look at what the server sends",
        ) from error
    except (ParseError, ValueError, LookupError):
        # not well-formed, or in an encoding that expat does not know: the reader decides
        return


def _permalink(item: Any) -> str:
    guid = str(item.get("id") or "")
    return guid if guid.startswith(("http://", "https://")) else ""


def _text(element: Element, name: str) -> str:
    return (element.findtext(f"{_SITEMAP}{name}") or "").strip()


def _line(text: str) -> str:
    return " ".join(str(text).split())
