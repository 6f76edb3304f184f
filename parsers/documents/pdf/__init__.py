"""PDF: glyphs with their places to lines, columns, tables and paragraphs."""

from parsers.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
