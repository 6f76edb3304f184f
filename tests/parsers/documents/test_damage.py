"""Damaged bytes of every kind: a document or a ParseError, never another exception, never an endless loop."""

from __future__ import annotations

import random

import pytest

from parsers.documents import ParseError, read
from parsers.values import Capture, Document
from tests.parsers.documents import hangul_files, pdfs
from tests.parsers.documents.articles import ENGLISH, JAPANESE, KOREAN
from tests.parsers.documents.templates import mediawiki, tables_and_fonts

FEED = (
    f'<rss version="2.0"><channel><item><title>{ENGLISH.title}</title><link>https://a.example/1</link>'
    f"<description>&lt;p&gt;{'&lt;p&gt;'.join(ENGLISH.paragraphs * 3)}</description></item></channel></rss>"
)
WHOLE = {
    "page": tables_and_fonts(KOREAN).encode("cp949"),
    "wiki": mediawiki(JAPANESE).encode(),
    "feed": FEED.encode(),
    "markdown": b"---\ntitle: a\n---\n\n# a\n\n| a | b |\n|---|---|\n| [[c|d]] | **e** |\n\n> f\n\n- g\n",
    "pdf": pdfs.two_columns(ENGLISH, 2),
    "hwp": hangul_files.hwp(
        [hangul_files.paragraph(KOREAN.title) + hangul_files.table([["a", "b"], ["c", "d"]])]
    ),
    "hwpx": hangul_files.hwpx([KOREAN.title, *KOREAN.paragraphs, [["a", "b"], ["c", "d"]]]),
}


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("seed", range(12))
def test_damage_is_read_or_named(kind: str, seed: int) -> None:
    chance = random.Random(f"{kind}{seed}")  # noqa: S311 - the same damage in every run
    content = bytearray(WHOLE[kind])
    for _ in range(chance.choice((1, 4, 40))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if seed % 3 == 0:
        del content[chance.randrange(len(content)) :]
    failure: ParseError | None = None
    documents: tuple[Document, ...] = ()
    try:
        documents = read(Capture(url="https://a.example/x", content=bytes(content)))
    except ParseError as error:
        failure = error
    assert all(document.blocks for document in documents)
    assert bool(documents) != bool(failure and failure.reason and failure.action)


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_whole_is_read(kind: str) -> None:
    assert read(Capture(url="https://a.example/x", content=WHOLE[kind]))


@pytest.mark.parametrize("kind", WHOLE)
def test_reading_twice_gives_the_same(kind: str) -> None:
    capture = Capture(url="https://a.example/x", content=WHOLE[kind])
    assert read(capture) == read(capture)
