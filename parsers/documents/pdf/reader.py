"""PDF to a draft: pages to lines, furniture off, columns in order, lines to paragraphs over every break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.documents.characters import comparable
from parsers.documents.datelines import is_labelled, visible_date
from parsers.documents.draft import Draft
from parsers.documents.errors import EmptyDocumentError, NotThisFormatError
from parsers.documents.headings import is_only_a_kind
from parsers.documents.lines import ends_sentence
from parsers.documents.media import MediaType
from parsers.documents.pdf.continued import pages_in_order
from parsers.documents.pdf.furniture import without_furniture
from parsers.documents.pdf.glyphs import keep_lone, runs_of
from parsers.documents.pdf.layout import TextLine
from parsers.documents.pdf.lines import Line, lines_of
from parsers.documents.pdf.paragraphs import pieces_of
from parsers.documents.pdf.rows import TableRow
from parsers.values import BlockKind

if TYPE_CHECKING:
    from datetime import date

    from parsers.documents.draft import Piece
    from parsers.values import Capture

_MOST_PAGES = 2_000
_DATED_WITHIN = 14
_CELLS_OF_A_HEAD = 2  # 2026年3月5日 | 警察庁
_THIN, _LONG = 3, 20  # points: what of a drawing is a rule


def read_pdf(capture: Capture) -> Draft:
    """The draft of a PDF.

    NotThisFormatError if it is damaged or locked, EmptyDocumentError if it has no letters.
    """
    try:
        document = pdfium.PdfDocument(capture.content)
    except pdfium.PdfiumError as error:
        raise NotThisFormatError(
            capture.url,
            f"the PDF cannot be opened ({error})",
            "fetch it again; if it asks for a password, save a copy without one",
        ) from error
    try:
        pages, rules, heights = _pages(document)
    except pdfium.PdfiumError as error:
        raise NotThisFormatError(
            capture.url,
            f"a page of the PDF is damaged ({error})",
            "fetch it again, or save it anew with a viewer",
        ) from error
    finally:
        document.close()
    if not any(pages):
        raise EmptyDocumentError(
            capture.url, "the PDF holds pictures of pages and no letters", "add a copy with recognised text"
        )
    kept, removed = without_furniture(pages, heights)
    ordered = pages_in_order(kept, rules)
    pieces = pieces_of(ordered)
    return Draft(
        media_type=MediaType.PDF.value,
        pieces=tuple(pieces),
        title=_title(pieces),
        published_on=_published(pieces, removed, ordered),
    )


def _pages(document: pdfium.PdfDocument) -> tuple[list[list[Line]], list[tuple[float, ...]], list[float]]:
    pages: list[list[Line]] = []
    rules: list[tuple[float, ...]] = []
    heights: list[float] = []
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        keep_lone(page)
        text_page = page.get_textpage()
        pages.append(lines_of(runs_of(text_page)))
        rules.append(_rules(page))
        heights.append(page.get_height())
        text_page.close()
        page.close()
    return pages, rules, heights


def _rules(page: Any) -> tuple[float, ...]:
    """Heights of the horizontal rules on a page, from the top."""
    heights: set[int] = set()
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        if top - bottom < _THIN and right - left > _LONG:
            heights.add(round((top + bottom) / 2))
    return tuple(float(height) for height in sorted(heights, reverse=True))


def _title(pieces: list[Piece]) -> str:
    """The first heading that is not only the name of a kind of text (보도자료, 報道発表)."""
    for piece in pieces[:8]:
        if piece.kind is BlockKind.HEADING and not is_only_a_kind(piece.text):
            return piece.text
    return ""


def _published(pieces: list[Piece], removed: list[str], ordered: list[TextLine | TableRow]) -> date | None:
    text = [piece.text for piece in pieces if not piece.cells]
    # with the mark of a note, too: "on 3 March 2025.1"
    sentences = [comparable(one) for one in text if ends_sentence(one.rstrip("0123456789"))]
    lines = [
        line for item in ordered[:_DATED_WITHIN] if (line := _line(item)) and _may_date(line, item, sentences)
    ]
    return visible_date(lines) or visible_date(removed) or visible_date(text[-2:])


def _line(item: TextLine | TableRow) -> str:
    return item.text if isinstance(item, TextLine) else " ".join(item.cells)


def _may_date(line: str, item: TextLine | TableRow, sentences: list[str]) -> bool:
    """Whether a line may say when the document was published: a row of a list, a line of a sentence say other days.

    "Wombatex on 3 March 2025." is the end of a sentence in a narrow column; a label before the sentence dates.
    """
    if isinstance(item, TableRow):
        return sum(map(bool, item.cells)) <= _CELLS_OF_A_HEAD or is_labelled(line)
    letters = comparable(line)
    return not any(
        letters in one and (len(letters) < len(one)) and not (one.startswith(letters) and is_labelled(line))
        for one in sentences
    )
