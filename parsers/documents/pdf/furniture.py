"""What is on a page without being of its text: running heads and feet, page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.documents.pdf.lines import Line

_EDGE = 4  # lines from either end of a page
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—~‐\s]*\d{1,4}[-–—~‐\s]*|(?:page|p\.?|쪽|頁)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:/|of)\s*\d{1,4}|[ivxl]{1,6}|\d{1,4}\s*(?:쪽|頁|ページ|페이지))$",
    re.IGNORECASE,
)
_SEVERAL = 2


def without_furniture(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages' lines without heads, feet and numbers; and what was removed, once each (it may date the text).

    A line at an edge is furniture if the same, but for its numbers, stands at that edge of several pages.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_pattern(line) for line in _edges(page)})
    enough = max(_SEVERAL, len(pages) // 3)
    removed: dict[str, None] = {}
    kept_pages: list[list[Line]] = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        gone = {id(line) for line in page if id(line) in edges and counts[_pattern(line)] >= enough}
        removed.update(dict.fromkeys(line.text for line in page if id(line) in gone))
        kept_pages.append(_without_number([line for line in page if id(line) not in gone]))
    return kept_pages, list(removed)


def _edges(page: list[Line]) -> list[Line]:
    return page[:_EDGE] + page[max(_EDGE, len(page) - _EDGE) :]


def _pattern(line: Line) -> str:
    text = unicodedata.normalize("NFKC", line.text).casefold()
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text)) + (
        "" if re.search(r"[^\W\d]", text) else f"@{len(line.text)}"
    )


def _without_number(page: list[Line]) -> list[Line]:
    """The page without a page number as its first or last line."""
    for place in (-1, 0):
        if page and _PAGE_NUMBER.match(unicodedata.normalize("NFKC", page[place].text).strip()):
            page = page[:-1] if place else page[1:]
    return page
