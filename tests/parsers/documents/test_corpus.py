"""The development corpus, where it is: every document is read, with the passages that matter in its text."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher

import pytest

from parsers.documents import read
from parsers.values import BlockKind, Capture, Document
from tests import places

NEARLY = 0.9  # of a passage's letters in a row: a PDF's torn word or the mark of a note may be mended in it
pytestmark = pytest.mark.skipif(
    not places.MANIFEST.exists(),
    reason="the development corpus is not beside this checkout",
)


def _rows(*path: str) -> list[dict[str, str]]:
    file = places.SHARED.joinpath(*path)
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


MANIFEST = _rows("corpus", "MANIFEST.jsonl")


def _document(row: dict[str, str]) -> Document:
    content = (places.CORPUS / row["path"]).read_bytes()
    (document,) = read(Capture(url=row["url"], content=content, content_type=row.get("content_type", "")))
    return document


def _letters(text: str) -> str:
    shown = re.sub(r"\]\(#?[^)]*\)|\[\[[^\]|]*\|", "", text)
    return re.sub(r"[\W_]+", "", shown)


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["id"])
def test_a_document_of_the_corpus_holds_the_passages_of_its_claims(row: dict[str, str]) -> None:
    document = _document(row)
    text = _letters(document.text)
    for claim in _rows("gold", "claims.jsonl"):
        if claim["document"] != row["id"] or claim.get("optional"):
            continue
        quote = _letters(claim["quote"])
        if quote not in text:
            match = SequenceMatcher(None, text, quote, autojunk=False)
            found = sum(block.size for block in match.get_matching_blocks())
            assert found >= NEARLY * len(quote), claim["quote"]


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["id"])
def test_a_document_of_the_corpus_is_in_its_language_with_blocks_in_order(row: dict[str, str]) -> None:
    document = _document(row)
    assert document.language == row["language"]
    assert "".join(document.text[b.start : b.end] for b in document.blocks) == document.text.replace("\n", "")
    assert any(block.kind is not BlockKind.RELATED for block in document.blocks)


@pytest.mark.parametrize(
    "row", [row for row in MANIFEST if row["path"].endswith((".html", ".pdf"))], ids=lambda row: row["id"]
)
def test_pages_of_the_corpus_say_when_they_were_published(row: dict[str, str]) -> None:
    assert str(_document(row).published_on) == row["published_on"]
