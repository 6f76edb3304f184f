"""Markup inside other formats: an item of a feed, a block in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.documents.html.reader import parse, pieces_of_stretches
from parsers.documents.html.walk import Walk

if TYPE_CHECKING:
    from parsers.documents.draft import Piece


def pieces_of(markup: str) -> list[Piece]:
    """The pieces of a fragment, all of which is text."""
    soup = parse(markup)
    return pieces_of_stretches(Walk(soup.body or soup).stretches())
