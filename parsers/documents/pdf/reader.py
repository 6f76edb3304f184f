"""PDF to a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from parsers.documents.draft import Draft
from parsers.documents.errors import NotThisFormatError
from parsers.documents.plain import read_plain

if TYPE_CHECKING:
    from parsers.values import Capture


def read_pdf(capture: Capture) -> Draft:
    """The draft of a PDF."""
    try:
        document = pdfium.PdfDocument(capture.content)
    except pdfium.PdfiumError as error:
        raise NotThisFormatError(
            capture.url, f"the PDF cannot be opened ({error})", "fetch it again"
        ) from error
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    draft = read_plain(text.replace("\r\n", "\n"), capture)
    return Draft("application/pdf", draft.pieces, draft.title, draft.published_on)
