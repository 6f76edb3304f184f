"""Hancom's documents, in which Korean ministries publish: HWPX (zip and XML) and HWP 5 (OLE and records).

`read_hangul` asks `hwpx` or `hwp` by the bytes; both give paragraphs, which `paragraphs` makes into blocks. The date is
the first that the text shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.documents.datelines import visible_date
from parsers.documents.draft import Draft
from parsers.documents.hangul.hwp import read_hwp
from parsers.documents.hangul.hwpx import read_hwpx
from parsers.documents.media import MediaType
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.documents.draft import Piece
    from parsers.values import Capture

_HEAD = 12


def read_hangul(capture: Capture) -> Draft:
    """The draft of an HWP or HWPX document. NotThisFormatError if it is another kind of container."""
    is_zip = capture.content.startswith(b"PK")
    pieces = read_hwpx(capture) if is_zip else read_hwp(capture)
    return Draft(
        media_type=(MediaType.HWPX if is_zip else MediaType.HWP).value,
        pieces=tuple(pieces),
        title=_title(pieces),
        published_on=visible_date([piece.text for piece in pieces[:_HEAD]]),
        language="ko",
    )


def _title(pieces: list[Piece]) -> str:
    """The first heading.

    A Hangul document's own title field mostly names the template that it was made from.
    """
    return next((piece.text for piece in pieces[:_HEAD] if piece.kind is BlockKind.HEADING), "")
