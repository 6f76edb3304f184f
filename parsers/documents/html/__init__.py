"""Pages: from markup to the text that a reader came for."""

from parsers.documents.html.reader import read_html

__all__ = ["read_html"]
