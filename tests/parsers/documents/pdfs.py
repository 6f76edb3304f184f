"""PDF files of several makes round one article, drawn by reportlab: columns, running heads, notes, tables."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from tests.parsers.documents.articles import Article

FONTS = {"en": "Times-Roman", "ja": "HeiseiMin-W3", "ko": "HYSMyeongJo-Medium"}
WIDTH, HEIGHT = A4
MARGIN = 60


def _style(language: str, size: float = 10, *, justified: bool = True) -> ParagraphStyle:
    if language != "en":
        pdfmetrics.registerFont(UnicodeCIDFont(FONTS[language]))
    return ParagraphStyle(
        "body",
        fontName=FONTS[language],
        fontSize=size,
        leading=size * 1.5,
        spaceAfter=size * 0.8,
        alignment=TA_JUSTIFY if justified and language == "en" else 0,
        wordWrap="CJK" if language == "ja" else None,
    )


def _draw(
    story: Sequence[object],
    frames: Sequence[Frame],
    language: str,
    head: str,
    later: Sequence[Frame] | None = None,
) -> bytes:
    target = BytesIO()

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(FONTS[language], 8)
        if head:
            canvas.drawString(MARGIN, HEIGHT - 36, f"{head} {document.page}")
        canvas.drawCentredString(WIDTH / 2, 30, f"- {document.page} -")

    document = BaseDocTemplate(target, pagesize=A4, invariant=1)
    document.addPageTemplates(
        [
            PageTemplate("first", list(frames), onPage=furniture),
            PageTemplate("later", list(later or frames), onPage=furniture),
        ]
    )
    document.build([NextPageTemplate("later"), *story])
    return target.getvalue()


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def one_column(article: Article, repeat: int = 1) -> bytes:
    """A press release: title, text over the width, a running head and page numbers."""
    style = _style(article.language)
    story = [Paragraph(article.title, _style(article.language, 16, justified=False))]
    story += [Paragraph(text, style) for text in article.paragraphs * repeat]
    return _draw(
        story,
        [_frame(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)],
        article.language,
        article.site,
    )


def two_columns(article: Article, repeat: int = 3, size: float = 9) -> bytes:
    """A bulletin: the title over both columns, the text runs from column to column and page to page."""
    style = _style(article.language, size)
    gap = 18
    column = (WIDTH - 2 * MARGIN - gap) / 2
    top = _frame(MARGIN, HEIGHT - MARGIN - 50, WIDTH - 2 * MARGIN, 50)
    tall = HEIGHT - 2 * MARGIN
    first = [top, *(_frame(MARGIN + n * (column + gap), HEIGHT - MARGIN - 220, column, 160) for n in (0, 1))]
    later = [_frame(MARGIN + n * (column + gap), MARGIN, column, tall) for n in (0, 1)]
    story = [Paragraph(article.title, _style(article.language, 15, justified=False)), FrameBreak()]
    story += [Paragraph(text, style) for text in article.paragraphs * repeat]
    return _draw(story, first, article.language, article.site, later)


def with_table(article: Article, rows: Sequence[Sequence[str]], *, ruled: bool) -> bytes:
    """A report with a table between paragraphs, with rules or without."""
    style = _style(article.language)
    small = _style(article.language, 9, justified=False)
    table = Table([[Paragraph(cell, small) for cell in line] for line in rows], colWidths=[110, 90, 150, 110])
    if ruled:
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    story = [
        Paragraph(article.title, _style(article.language, 16, justified=False)),
        Paragraph(article.paragraphs[0], style),
        table,
        Spacer(1, 12),
        *(Paragraph(text, style) for text in article.paragraphs[1:]),
    ]
    return _draw(
        story, [_frame(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)], article.language, ""
    )
