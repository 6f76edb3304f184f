"""Bytes to documents.

    read(capture) -> (Document, ...)    one document; a feed gives one for each item that carries its full
    text

Pages, Markdown, plain text, PDF, feeds, HWP and HWPX. What cannot be read is a ParseError (see `errors`).
"""

from parsers.documents.door import count_left_out, read
from parsers.documents.draft import in_place_of
from parsers.documents.errors import (
    EmptyDocumentError,
    LayoutError,
    NoSuchItemError,
    NotThisFormatError,
    ParseError,
    TooLargeError,
    UndecodableError,
)

__all__ = [
    "EmptyDocumentError",
    "LayoutError",
    "NoSuchItemError",
    "NotThisFormatError",
    "ParseError",
    "TooLargeError",
    "UndecodableError",
    "count_left_out",
    "in_place_of",
    "read",
]
