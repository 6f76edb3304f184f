"""Bytes to claims measured: `python -m tests.bench.reading [--corpus FOLDER] [--rounds 5] [--profile]`.

On one core, without the disk: documents and megabytes a second from bytes to claims, beside
`trafilatura.extract` alone (main text, no claims) and `lxml` alone (a tree, no text) on the same bytes in the
same run. Each round measures all three on each document in turn; the medians of the rounds count.

    corpus html      the pages of the development corpus, where it lies beside this checkout
    corpus md→html   its Markdown laid out as pages, since trafilatura reads nothing else
    corpus …         its other forms, which only we read
    pages            generated pages of many makes round articles with claims
    silent pages     the same makes round articles without any word of theft or actor, which is how most pages
                     of a live run are: what claims cost there is one look
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import trafilatura
from markdown_it import MarkdownIt

from parsers.claims import extract
from parsers.documents import read
from parsers.values import Capture
from tests.bench.silent import SILENT
from tests.parsers.corpus import captures
from tests.parsers.documents.articles import ARTICLES
from tests.parsers.documents.templates import TEMPLATES
from tests.parsers.reading import shipped_lexicon
from tests.places import CORPUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from parsers.lexicon import Lexicon
    from tests.parsers.documents.articles import Article

HTML = "html"
SLOWEST = 25


@dataclass(frozen=True)
class Pile:
    """Captures that are measured together. `is_html`: trafilatura and lxml can read them too."""

    name: str
    captures: tuple[Capture, ...]
    is_html: bool

    @property
    def size(self) -> int:
        """Bytes of all captures."""
        return sum(len(one.content) for one in self.captures)


@dataclass(frozen=True)
class Times:
    """Seconds for a whole pile, each the median of its rounds."""

    read: float
    extract: float
    trafilatura: float
    lxml: float

    @property
    def whole(self) -> float:
        """From bytes to claims."""
        return self.read + self.extract


def corpus_piles(folder: Path) -> list[Pile]:
    """The corpus by form of document; nothing where it is absent."""
    by_form: dict[str, list[Capture]] = {}
    for row, capture in captures(folder):
        by_form.setdefault(Path(row["path"]).suffix[1:], []).append(capture)
    piles = [
        Pile(f"corpus {form}", tuple(captures), form == HTML) for form, captures in sorted(by_form.items())
    ]
    rendered = tuple(_as_page(one) for one in by_form.get("md", ()))
    return [*piles, Pile("corpus md→html", rendered, is_html=True)] if rendered else piles


def _as_page(capture: Capture) -> Capture:
    text = MarkdownIt("commonmark").enable("table").render(capture.content.decode("utf-8"))
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body><main>{text}</main></body></html>"
    return replace(capture, content=page.encode(), content_type="text/html; charset=utf-8")


def generated(name: str, articles: Iterable[Article]) -> Pile:
    """Each article in each make of page."""
    pages = (make(article).encode() for make in TEMPLATES for article in articles)
    captures = (Capture(f"https://www.example/{n}", page) for n, page in enumerate(pages))
    return Pile(name, tuple(captures), is_html=True)


def measure(pile: Pile, lexicon: Lexicon, rounds: int) -> Times:
    """Measure a pile: each document by all contestants in turn, so that all meet the same weather."""
    sums: list[list[float]] = [[0.0] * rounds for _ in range(4)]
    for turn in range(rounds):
        for capture in pile.captures:
            begun = time.process_time()
            documents = read(capture)
            is_read = time.process_time()
            for document in documents:
                extract(document, lexicon)
            sums[0][turn] += is_read - begun
            sums[1][turn] += time.process_time() - is_read
            if pile.is_html:
                sums[2][turn] += _seconds(trafilatura.extract, capture.content)
                sums[3][turn] += _seconds(lxml.html.fromstring, capture.content)
    return Times(*(statistics.median(one) for one in sums))


def _seconds(work: Callable[[bytes], object], content: bytes) -> float:
    begun = time.process_time()
    work(content)
    return time.process_time() - begun


def profile(piles: list[Pile], lexicon: Lexicon) -> None:
    """Print where the time goes from bytes to claims."""
    profiler = cProfile.Profile()
    with profiler:
        for pile in piles:
            for capture in pile.captures:
                for document in read(capture):
                    extract(document, lexicon)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(SLOWEST)


_HEADS = ("docs", "kB", "docs/s", "MB/s", "read,ms", "claims,ms", "trafil./s", "lxml/s", "ours:traf")


def _line(pile: Pile, took: Times) -> list[str]:
    count, megabytes = len(pile.captures), pile.size / 1e6
    own = [f"{count / took.whole:.0f}", f"{megabytes / took.whole:.2f}"]
    own += [f"{took.read * 1e3 / count:.2f}", f"{took.extract * 1e3 / count:.3f}"]
    if not pile.is_html:
        return [pile.name, str(count), f"{pile.size / 1e3:.0f}", *own, "", "", ""]
    ratio = took.whole / took.trafilatura
    others = [f"{count / took.trafilatura:.0f}", f"{count / took.lxml:.0f}", f"{ratio:.2f}"]
    return [pile.name, str(count), f"{pile.size / 1e3:.0f}", *own, *others]


def _show(cells: Iterable[str]) -> None:
    name, *numbers = cells
    print(f"{name:15}", *(f"{one:>10}" for one in numbers), flush=True)


def main() -> None:
    """Measure all piles and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="also where the time goes")
    told = parser.parse_args()
    lexicon = shipped_lexicon()
    silent = generated("silent pages", SILENT)
    piles = [*corpus_piles(told.corpus), generated("pages", ARTICLES), silent]
    for pile in piles:  # what is compiled and loaded once is not measured
        for document in read(pile.captures[0]):
            extract(document, lexicon)
    _show(("", *_HEADS))
    for pile in piles:
        _show(_line(pile, measure(pile, lexicon, told.rounds)))
    if spoken := [one for one in silent.captures if lexicon.triggers.are_in(read(one)[0].text)]:
        print(f"{len(spoken)} of the silent pages hold a word of theft or actor: the row measures too much")
    if told.profile:
        profile(piles, lexicon)


if __name__ == "__main__":
    main()
