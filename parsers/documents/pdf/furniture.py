"""What is on a page without being of its text: running heads and feet, page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.documents.pdf.lines import Line

_EDGE = 4  # lines from either end of a page
_MARGIN = 0.13  # of a page's height
_APART = 1.25
_OTHER_SIZE = 0.08
_SAME_HEIGHT = 6  # points
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—~‐\s]*\d{1,4}[-–—~‐\s]*|(?:page|p\.?|쪽|頁)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:/|of)\s*\d{1,4}|[ivxl]{1,6}|\d{1,4}\s*(?:쪽|頁|ページ|페이지))$",
    re.IGNORECASE,
)
_SEVERAL = 2
_FEWEST_LINES = 8  # of a page that tells how close its own text stands


def without_furniture(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], list[str]]:
    """The pages' lines without heads, feet and numbers; and what was removed: it may date the text.

    A line in a margin is furniture if the same, but for its numbers, stands at that height of several pages.
    `heights`: of the pages, in points.
    """
    counts: Counter[tuple[str, int]] = Counter()
    margins = [_in_margins(page, height) for page, height in zip(pages, heights, strict=True)]
    for edge in margins:
        counts.update({_pattern(line) for line in edge})
    enough = max(_SEVERAL, len(pages) // 3)
    usual = _usual_step([step for page in pages for step in _steps(page)])
    removed: dict[str, None] = {}
    kept_pages: list[list[Line]] = []
    for page, edge in zip(pages, margins, strict=True):
        edges = {id(line) for line in edge}
        repeated = {id(line) for line in page if id(line) in edges and counts[_pattern(line)] >= enough}
        # a last page of a line or two does not show how close text stands
        gone = _set_apart(page, repeated, _usual_step(_steps(page)) if len(page) >= _FEWEST_LINES else usual)
        removed.update(dict.fromkeys(line.text for line in page if id(line) in gone))
        kept_pages.append(_without_number([line for line in page if id(line) not in gone]))
    return kept_pages, list(removed)


def _in_margins(page: list[Line], height: float) -> list[Line]:
    return [line for line in page[:_EDGE] if line.baseline > (1 - _MARGIN) * height] + [
        line for line in page[-_EDGE:] if line.baseline < _MARGIN * height
    ]


def _steps(page: list[Line]) -> list[float]:
    """How far each line stands below the one before it."""
    return [upper.baseline - lower.baseline for upper, lower in pairwise(page)]


def _usual_step(steps: list[float]) -> float:
    return sorted(steps)[len(steps) * 3 // 10] if steps else 0.0


def _set_apart(page: list[Line], repeated: set[int], usual: float) -> set[int]:
    """Of the repeated lines those at a page's end with a gap, or a change of size, before the text begins.

    Text can repeat itself in a margin too; it is no furniture while it stands as close as text does: `usual`.
    """
    apart: set[int] = set()
    for lines in (page, page[::-1]):
        outer = list(takewhile(lambda line: id(line) in repeated, lines))
        while outer and len(outer) < len(lines) and not _is_parted(outer[-1], lines[len(outer)], usual):
            outer.pop()
        apart.update(id(line) for line in outer)
    return apart


def _is_parted(line: Line, text: Line, usual: float) -> bool:
    gap = abs(line.baseline - text.baseline)
    return gap > _APART * max(usual, line.size) or abs(text.size - line.size) > _OTHER_SIZE * line.size


def _pattern(line: Line) -> tuple[str, int]:
    """What a line says but for its numbers, and how high it stands."""
    text = unicodedata.normalize("NFKC", line.text).casefold()
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text)), round(line.baseline / _SAME_HEIGHT)


def _without_number(page: list[Line]) -> list[Line]:
    """The page without a page number as its first or last line."""
    for place in (-1, 0):
        if page and _PAGE_NUMBER.match(unicodedata.normalize("NFKC", page[place].text).strip()):
            page = page[:-1] if place else page[1:]
    return page
