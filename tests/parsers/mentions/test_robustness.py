"""Whatever the text: no crash, offsets that fit, and no difference by what stands far away."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.languages import Language
from parsers.mentions.addresses import find_addresses
from parsers.mentions.amounts import find_amounts
from parsers.mentions.dates import find_dates
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon

# what the finders look for, thrown together at random
PIECES = (
    *(
        "$",
        "1,234",
        "5.5",
        "億",
        "万",
        "억",
        "만 ",
        "조",
        "千",
        "円",
        " 원",
        " million",
        " BTC",
        "~",
        " to ",
        "約",
        "약 ",
        " ",
    ),
    *(
        "2024",
        "年",
        "5月",
        "31日",
        "년 ",
        "May ",
        "31, ",
        "'24.",
        "昨年",
        "지난달 ",
        "同",
        "-",
        "/",
        ".",
        "(",
        ")",
        "\n",
        "・",
        "０",
        "２",
    ),
    *(
        "Lazarus ",
        "ラザルス",
        "라자루스",
        "北",
        "Bybit",
        "バイビット",
        "바이비트",
        "three governments ",
        "Rain ",
        "0x",
        "İ",
        "ﬁ",
        "ﾞ",
        "수",
    ),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_mentions_lie_in_the_text_in_order_and_apart(lexicon: Lexicon, text: str) -> None:
    names = {(name.start, name.end, name.surface) for name in find_names(text, lexicon)}
    for mentions in (
        [(m.start, m.end, m.surface) for m in find_amounts(text, Language.KOREAN, lexicon)],
        [(m.start, m.end, m.surface) for m in find_dates(text, date(2025, 3, 31))],
        [(m.start, m.end, m.surface) for m in find_addresses(text)],
        sorted(names),
    ):
        assert all(text[start:end] == surface != "" for start, end, surface in mentions)
        assert all(first[1] <= second[0] for first, second in pairwise(mentions))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_amounts_do_not_depend_on_what_stands_before(lexicon: Lexicon, text: str) -> None:
    alone, apart = (
        [(m.surface, m.amounts) for m in find_amounts(lead + text, Language.JAPANESE, lexicon)]
        for lead in ("", "Nothing happened here.\n\n")
    )
    assert apart == alone


def test_a_year_is_never_invented() -> None:
    """Without a publication date, words that lean on it give nothing."""
    text = "On May 31 and last year; 5月31日、昨年; 지난달 27일"
    assert find_dates(text, None) == ()
