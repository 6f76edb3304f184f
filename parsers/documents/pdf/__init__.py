"""PDF: glyphs with their places to lines, columns, tables and paragraphs.

`reader` asks `glyphs` and `lines` page by page, `furniture` for running heads, `continued` for the reading order (by
`layout` and `rows`, over page breaks), then `paragraphs`, which joins lines again (`mending`).
"""

from parsers.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
