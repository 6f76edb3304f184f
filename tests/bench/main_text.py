"""How well and how fast the text of pages is found, beside trafilatura: `python -m tests.bench.main_text`.

Pages whose text is known by construction: each article of `tests/parsers/documents/articles.py` in each make
of `templates.py`. F1 over character pairs, so that Japanese and Korean count as English does. Milliseconds of
processor time a page are the best of several rounds.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from typing import TYPE_CHECKING

import trafilatura

from parsers.documents import ParseError, read
from parsers.values import Capture
from tests.parsers.documents.articles import ARTICLES
from tests.parsers.documents.templates import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5


def f1(found: str, wanted: str) -> float:
    """F1 of the pairs of characters of two texts, white space and list marks aside; 1.0 is the same text."""
    one, other = (Counter(_pairs(text)) for text in (found, wanted))
    both = sum((one & other).values())
    return 2 * both / (sum(one.values()) + sum(other.values())) if both else 0.0


def _pairs(text: str) -> list[str]:
    folded = re.sub(r"[\s○-]+", "", text)
    return [folded[place : place + 2] for place in range(len(folded) - 1)]


def own(page: bytes) -> str:
    """The text as this project reads it; nothing where it says that there is none."""
    try:
        (document,) = read(Capture(url="https://www.example/a", content=page))
    except ParseError:
        return ""
    return document.text


def theirs(page: bytes) -> str:
    """The text as trafilatura reads it, its title put before it where the text lacks it."""
    text = trafilatura.extract(page, include_comments=False) or ""
    title = getattr(trafilatura.extract_metadata(page), "title", "") or ""
    return text if title in text else f"{title}\n{text}"


def _milliseconds(reader: Callable[[bytes], object], pages: list[bytes]) -> float:
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for page in pages:
            reader(page)
        rounds.append(time.process_time() - start)
    return min(rounds) / len(pages) * 1000


def main() -> None:
    """Print a row for each make of page, and the sums."""
    scores: list[tuple[float, float]] = []
    print(f"{'page':22} {'own':>6} {'trafilatura':>12}")
    for template in TEMPLATES:
        pairs = [
            (f1(own(page), article.text), f1(theirs(page), article.text))
            for article in ARTICLES
            for page in [template(article).encode()]
        ]
        scores.extend(pairs)
        row = [statistics.mean(values) for values in zip(*pairs, strict=True)]
        print(f"{template.__name__:22} {row[0]:6.3f} {row[1]:12.3f}")
    totals = [statistics.mean(values) for values in zip(*scores, strict=True)]
    pages = [template(article).encode() for template in TEMPLATES for article in ARTICLES]
    print(f"{f'all {len(pages)} pages':22} {totals[0]:6.3f} {totals[1]:12.3f}")
    speeds = _milliseconds(own, pages), _milliseconds(trafilatura.extract, pages)
    print(f"{'milliseconds a page':22} {speeds[0]:6.2f} {speeds[1]:12.2f}")


if __name__ == "__main__":
    main()
