"""Names made from content: the same inputs give the same names on every machine and in every order.

content_id   doc-3f5a…   24 hexadecimal digits of SHA-256 behind a prefix
canonical_address        one spelling of an address, so that a page has one name
absolute_address         where a link on a page leads
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

DIGITS = 24
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(r"(?:utm_[a-z_]+|fbclid|gclid|mc_cid|mc_eid|yclid|igshid)(?:=|$)", re.IGNORECASE)
_MEANINGFUL_FRAGMENT = re.compile(r"\d+$|!|/")  # an item of a feed; a page addressed behind the hash


def content_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 24 hexadecimal digits over the parts; different tuples of parts never look alike.

    Parts are strings, numbers, booleans, None and (nested) lists or tuples of them. TypeError for others.
    """
    encoded = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    digest = hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:DIGITS]}"


def text_sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_sha256(content: bytes) -> str:
    """SHA-256 of the bytes as they came, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def canonical_address(url: str) -> str:
    """One spelling of a web address: lower-case host, no default port, no tracking parameters, no fragment.

    A fragment that names an item of a feed (`#3`) or a page of its own (`#!/a`) stays. Addresses that are
    not of the web (`urn:`, `file:`, a bare file name) stay as they are.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # a malformed host or port: still a name, just not one with other spellings
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return url
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    fragment = parts.fragment if _MEANINGFUL_FRAGMENT.match(parts.fragment) else ""
    return urlunsplit((scheme, host, parts.path or "/", query, fragment))


def absolute_address(base: str, target: str) -> str:
    """Where a link leads that stands on the page `base`; empty where that is no address that can be read."""
    try:
        whole = urljoin(base, target.strip())
        port = urlsplit(whole).port
    except ValueError:
        return ""
    return whole if port is None or port > 0 else ""


def document_id(url: str) -> str:
    """The name of a page: `doc-` and a hash of its canonical address."""
    return content_id("doc", canonical_address(url))


def version_id(
    document: str, *, title: str, published_on: date | None, publishers: Sequence[str], text: str
) -> str:
    """The name of one text of a page.

    `ver-` and a hash of the page's name and all that its claims rest on.
    """
    issued = published_on.isoformat() if published_on else None
    return content_id("ver", document, title, issued, sorted(publishers), text_sha256(text))
