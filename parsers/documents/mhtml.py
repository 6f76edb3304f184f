"""A page as browsers save it with all its parts in one file (MHTML, RFC 2557): the page among the parts."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

from parsers.documents.charset import decode
from parsers.documents.errors import NotThisFormatError

if TYPE_CHECKING:
    from parsers.values import Capture


def page_in(capture: Capture) -> str:
    """The markup of the first page in it. NotThisFormatError if it holds none."""
    for part in message_from_bytes(capture.content, policy=default).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(content, bytes):
            return decode(content, content_type=str(part.get("Content-Type", "")), url=capture.url)
    raise NotThisFormatError(
        capture.url, "the saved page holds no HTML part", "save it again, as HTML only or as PDF"
    )
