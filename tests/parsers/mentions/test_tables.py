"""What the finders make of one notation after the other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parsers.languages import Language
from parsers.mentions.amounts import find_amounts
from parsers.mentions.dates import find_dates
from parsers.mentions.names import find_names
from tests.parsers.mentions.conftest import read_cases
from tests.places import SHARED

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import AmountMention, DateMention, NameMention

AMOUNTS = read_cases("amounts.tsv")
DATES = read_cases("dates.tsv")
NAMES = read_cases("names.tsv")


NOTATIONS = SHARED / "language" / "notations.tsv"


@pytest.mark.skipif(not NOTATIONS.exists(), reason="the table of notations is not beside this checkout")
def test_every_notation_has_a_case() -> None:
    rows = [line.split("\t") for line in NOTATIONS.read_text("utf-8").splitlines()[1:]]
    cases = {"amount": [row[1] for row in AMOUNTS], "date": [row[2] for row in DATES]}
    assert len(rows) > 50
    for _, kind, surface, *_ in rows:
        assert any(surface in text for text in cases[kind]), surface


def write_amount(mention: AmountMention) -> str:
    sums = "..".join(f"{amount.value:f} {amount.currency}" for amount in mention.amounts)
    marks = "~" * mention.is_approximate + "?" * mention.is_currency_assumed
    return marks + sums


def write_date(mention: DateMention) -> str:
    end = f"..{mention.end_date}" if mention.end_date else ""
    return f"{mention.date}{end}" + ("" if mention.has_year else "*")


def write_name(mention: NameMention) -> str:
    return "!" * mention.is_malware + f"{mention.kind}:{mention.id}"


@pytest.mark.parametrize(("language", "text", "expected"), AMOUNTS, ids=[row[1] for row in AMOUNTS])
def test_reads_the_amounts(language: str, text: str, expected: str, lexicon: Lexicon) -> None:
    mentions = find_amounts(text, Language(language), lexicon)
    assert "; ".join(map(write_amount, mentions)) == expected
    assert all(text[m.start : m.end] == m.surface for m in mentions)


@pytest.mark.parametrize(
    ("published", "text", "expected"), [row[1:] for row in DATES], ids=[row[2] for row in DATES]
)
def test_reads_the_dates(published: str, text: str, expected: str) -> None:
    published_on = None if published == "-" else date.fromisoformat(published)
    mentions = find_dates(text, published_on)
    assert "; ".join(map(write_date, mentions)) == expected
    assert all(text[m.start : m.end] == m.surface for m in mentions)


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_knows_the_names(text: str, expected: str, lexicon: Lexicon) -> None:
    mentions = find_names(text, lexicon)
    assert "; ".join(map(write_name, mentions)) == expected
    assert all(text[m.start : m.end] == m.surface for m in mentions)
