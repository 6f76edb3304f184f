"""What kind of document some bytes are: by the bytes themselves, then the header, then the address.

Headers lie (a PDF as text/html, a page as application/octet-stream), so what the bytes show comes first.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from parsers.values import Capture


class MediaType(StrEnum):
    """The kinds that are read, by their registered names where there is one."""

    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"
    PDF = "application/pdf"
    FEED = "application/rss+xml"
    HWPX = "application/hwp+zip"
    HWP = "application/x-hwp"
    MHTML = "multipart/related"
    UNKNOWN = "application/octet-stream"


_HEAD = 1024
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|frameset)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ELEMENTS = re.compile(
    r"<(?:p|div|br|dl|table|td|h[1-6]|article|main|section|span|body|ul|ol|a\s)[^<>]*>", re.IGNORECASE
)
_MANY_ELEMENTS = 3
_PAGE_SUFFIXES = frozenset({"html", "htm", "xhtml", "shtml", "asp", "aspx", "jsp", "php", "do"})
_FRONT_MATTER = re.compile(r"(?:---\s*\n[A-Za-z_][\w -]*:|\+\+\+\s*\n[A-Za-z_][\w -]*\s*=)")
# a heading at the very beginning: elements further on are what Markdown allows inside a text
_MARKDOWN_START = re.compile(r"\s*#{1,6} \S")
_MARKDOWN_SIGN = re.compile(
    r"^#{1,6} \S|^\|.*\|\s*$\n^\|[\s:|-]+\|\s*$|\]\((?:#|https?://|/)[^)\s]*\)|\[\[[^\]\n]+\]\]", re.MULTILINE
)
# a page saved by a browser with all its parts: a mail's head, then parts
_MHTML = re.compile(
    rb"(?:[A-Z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


def of_bytes(content: bytes) -> MediaType | None:
    """The kind that the first bytes prove, `UNKNOWN` for what is certainly not read.

    None: it may be a text.
    """
    head = content[:_HEAD]
    if _MHTML.match(head):
        return MediaType.MHTML
    if b"%PDF-" in head:
        return MediaType.PDF
    if head.startswith(b"PK\x03\x04"):
        return MediaType.HWPX
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return MediaType.HWP
    return MediaType.UNKNOWN if head.startswith(_IMAGES) else None


def of_text(text: str, capture: Capture) -> MediaType:
    """The kind of a decoded text."""
    if len(_BINARY.findall(text[:_HEAD])) > _HEAD / 100:
        return MediaType.UNKNOWN
    if _FEED.match(text[:_HEAD]):
        return MediaType.FEED
    if _HTML_START.match(text):
        return MediaType.HTML
    declared = capture.content_type.partition(";")[0].strip().lower()
    if "html" not in declared and _is_other(text):
        return MediaType.UNKNOWN
    suffix = _suffix(capture.url)
    if (
        declared == "text/markdown"
        or suffix in {"md", "markdown", "mdx"}
        or _FRONT_MATTER.match(text.lstrip("\ufeff"))
        or ("html" not in declared and _MARKDOWN_START.match(text.lstrip("\ufeff")))
    ):
        return MediaType.MARKDOWN
    elements = len(_HTML_ELEMENTS.findall(text[:50_000]))
    if declared == "text/plain" or suffix == "txt":
        return MediaType.MARKDOWN if _MARKDOWN_SIGN.search(text) else MediaType.PLAIN
    if elements and (
        suffix in _PAGE_SUFFIXES
        or declared in {"text/html", "application/xhtml+xml"}
        or elements >= _MANY_ELEMENTS
    ):
        return MediaType.HTML
    return MediaType.MARKDOWN if _MARKDOWN_SIGN.search(text) else MediaType.PLAIN


def _is_other(text: str) -> bool:
    """What a person can open and no reader here: RTF, JSON, XML that is neither a page nor a feed."""
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if start.startswith(("{\\rtf", "<?xml")):
        return True
    if not start.startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _suffix(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        path = url
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""
