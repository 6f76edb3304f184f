"""The one way in: which reader reads which bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.documents import media
from parsers.documents.charset import decode
from parsers.documents.draft import Draft, finish
from parsers.documents.errors import EmptyDocumentError, NotThisFormatError
from parsers.documents.media import MediaType

if TYPE_CHECKING:
    from parsers.values import Capture, Document


def read(capture: Capture, *, item_url: str = "") -> tuple[Document, ...]:
    """The documents in some bytes: one, or of a feed one for each item that carries its full text.

    With `item_url` a feed gives that item alone. Raises ParseError: see `parsers.documents.errors`.
    """
    if not capture.content.strip():
        raise EmptyDocumentError(capture.url, "no bytes at all", "fetch it again: the answer was empty")
    kind = media.of_bytes(capture.content)
    if kind is MediaType.PDF:
        from parsers.documents.pdf import read_pdf

        return (finish(capture, read_pdf(capture)),)
    if kind in {MediaType.HWPX, MediaType.HWP}:
        from parsers.documents.hangul import read_hangul

        return (finish(capture, read_hangul(capture)),)
    if kind is MediaType.MHTML:
        from parsers.documents.html import read_html
        from parsers.documents.mhtml import page_in

        return (finish(capture, read_html(page_in(capture), capture), url=item_url),)
    if kind is None:
        return _read_text(capture, item_url)
    raise _unknown(capture)


def count_left_out(capture: Capture) -> int:
    """How many items of a feed `read` gives no document for, since the feed has only their summary.

    0 for what is no feed. ParseError as of `read`.
    """
    if media.of_bytes(capture.content) is not None:
        return 0
    text = decode(capture.content, content_type=capture.content_type, url=capture.url)
    if media.of_text(text, capture) is not MediaType.FEED:
        return 0
    from parsers.documents.feeds import count_summaries

    return count_summaries(text, capture)


def _read_text(capture: Capture, item_url: str) -> tuple[Document, ...]:
    text = decode(capture.content, content_type=capture.content_type, url=capture.url)
    kind = media.of_text(text, capture)
    if kind is MediaType.UNKNOWN:
        raise _unknown(capture)
    if kind is MediaType.FEED:
        from parsers.documents.feeds import read_feed

        return read_feed(text, capture, item_url)
    return (finish(capture, _draft(kind, text, capture), url=item_url),)


def _draft(kind: MediaType, text: str, capture: Capture) -> Draft:
    if kind is MediaType.HTML and capture.reading.parser:
        from parsers.sources import READERS

        return READERS[capture.reading.parser](text, capture)
    if kind is MediaType.HTML:
        from parsers.documents.html import read_html

        return read_html(text, capture)
    if kind is MediaType.MARKDOWN:
        from parsers.documents.markdown import read_markdown

        return read_markdown(text)
    from parsers.documents.plain import read_plain

    return read_plain(text)


def _unknown(capture: Capture) -> NotThisFormatError:
    start = capture.content[:8].hex(" ")
    return NotThisFormatError(
        capture.url,
        f"the bytes (starting {start}) are none of HTML, MHTML, Markdown, text, PDF, RSS, Atom, HWP, HWPX",
        "open the address in a browser and add what it shows, saved as HTML or PDF",
    )
