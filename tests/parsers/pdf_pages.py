"""PDF files for the cases, drawn from a description, so that no binary lies in the repository.

`input.toml` of a case: `pages`, each with `header`, `footer`, and `columns`: lists of lines that are drawn as
they stand, one column beside the next. `font` is one of FONTS. Drawing is deterministic.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping

FONTS = {"latin": "Helvetica", "japanese": "HeiseiMin-W3", "korean": "HYSMyeongJo-Medium"}
MARGIN = 56
LINE_HEIGHT = 17


def draw_pdf(description: Mapping[str, Any]) -> bytes:
    """Draw the PDF that `description` tells of. KeyError for an unknown font."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    font = FONTS[description["font"]]
    if font != FONTS["latin"]:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    for page in description["pages"]:
        _draw_page(canvas, page, font)
    canvas.save()
    return target.getvalue()


def _draw_page(canvas: Canvas, page: Mapping[str, Any], font: str) -> None:
    width, height = A4
    canvas.setFont(font, 8)
    canvas.drawString(MARGIN, height - 30, page.get("header", ""))
    canvas.drawCentredString(width / 2, 30, page.get("footer", ""))
    columns = page["columns"]
    column_width = (width - 2 * MARGIN) / len(columns)
    for column, lines in enumerate(columns):
        text = canvas.beginText(MARGIN + column * column_width, height - 70)
        text.setFont(font, 11 if len(columns) == 1 else 9, LINE_HEIGHT)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
    canvas.showPage()
