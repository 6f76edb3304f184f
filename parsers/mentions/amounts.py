"""Sums of money and of virtual assets, in English, Japanese and Korean, in any mixture.

A number is an amount only with a currency or an asset beside it. Percentages, counts, dates and numbers
that the text leaves vague (数十億円, "tens of millions of dollars") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from parsers.languages import Language
from parsers.mentions.folding import fold, lower
from parsers.mentions.numerals import (
    NATIVE_START,
    NUMBER,
    WORD_NUMBER,
    Quantity,
    read_native,
    read_quantities,
    read_words,
)
from parsers.mentions.ranges import RANGE, RANGE_BEFORE, FoundAmount, join_ranges
from parsers.mentions.values import AmountMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.lexicon import Lexicon
    from parsers.mentions.money import Money

# "won" is also a verb, "pounds" are also a weight, 불 and 원 begin other words: these want a large number
# before
_DOUBTFUL = frozenset(("won", "pounds", "불", "원", "元", "dong", "reais", "$"))
# what goes on from 불 or 원 to another word: 원칙 (principle), 원래 (originally), 불법 (illegal), 원상회복 (restitution) …
_OTHER_WORD = re.compile(r"[칙래자격전론심법투쟁문본인주소][가-힣]?|이탈|상회복")
_VAGUE = tuple("수몇數数何幾")  # some, several, how many
_NOT_COUNTED = ("개월", "개국", "개사", "個人")  # months, countries, companies, an individual
# what makes of a number a share, a date, an hour, people, cases, companies, countries, an age, times, an issue
_NEVER_AFTER = re.compile(
    r" ?(?:%|％|퍼센트|percent|年|년|月|월|日|일(?![가-힣])|時|시|分|분|人|명|件|건|名|社|か国|개국"
    r"|개사|歳|세|回|회|号|호|th\b)"
)
_DIGITS = re.compile(r"\d+")
_OF_DATES = frozenset("年月日時分秒%％년월:/")
_SIGNS = frozenset("$€£¥₩")
_INSIDE_NUMBERS = frozenset(".,・ ")
_HUNDRED_MILLION = 10**8
# "5 ONE" and "2 won": a small number before a word that is a unit, too, counts something else
_CAPITALS, _FEW, _FEW_OF_MONEY = 2, 10, 100
_BEFORE_WINDOW, _ABOUT_WINDOW = 32, 24
_TICKER = re.compile(r" ?(?P<unit>[A-Z][A-Z0-9]{1,5})(?![A-Za-z0-9])")
_LOWER_CASE_TICKERS = frozenset(
    ("btc", "eth", "xrp", "usdt", "usdc", "usd", "jpy", "krw", "eur", "dai", "weth")
)

# "AMBER21から5億円", "Halcyon-9から": the number ends a name
_PART_OF_NAME = re.compile(r"[a-z]-?$")


class _Left(NamedTuple):
    """The unit before a number: where it starts (or the number, if there is none), its code, its words."""

    start: int
    code: str
    words: str


def find_amounts(text: str, language: Language, lexicon: Lexicon) -> tuple[AmountMention, ...]:
    """All amounts in the order of the text; `language` decides only what a bare 580억 means."""
    folded = fold(text)
    lowered = lower(folded)
    found = list(_Reader(folded, lowered, language, lexicon.money).find())
    return tuple(_mention(parts, text) for parts in join_ranges(found, lowered) if _is_sum(parts))


def _is_sum(parts: tuple[FoundAmount, ...]) -> bool:
    """Whether it has a unit, and is not nothing: a footnote's or a torn number's 000 is no sum."""
    return bool(parts[0].code) and any(part.quantity.value for part in parts)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text while its numbers are read."""

    folded: str
    lowered: str
    language: Language
    money: Money

    def find(self) -> Iterator[FoundAmount]:
        """Numbers that have a unit, or may be the first half of a range whose second half has it."""
        free_from = 0
        for start, match in self._starts():
            if start < free_from:
                continue
            if (readings := self._quantities(start, match)) and (
                found := self._with_unit(readings, free_from)
            ):
                free_from = found.end
                yield found

    def _starts(self) -> list[tuple[int, re.Match[str]]]:
        starts = [(m.start(), m) for m in self._numbers()]
        if any(sign in self.folded for sign in "億万兆억만조천千"):
            starts += [(m.start(), m) for m in NATIVE_START.finditer(self.folded)]
        if "illion" in self.lowered or "thousand" in self.lowered:
            starts += [(m.start(), m) for m in WORD_NUMBER.finditer(self.folded)]
        return sorted(starts, key=lambda item: item[0])

    def _numbers(self) -> Iterator[re.Match[str]]:
        """Numbers in digits, without those that dates, times, shares and counts of years have."""
        end = 0
        for digits in _DIGITS.finditer(self.folded):
            start = digits.start()
            following = self.folded[digits.end() : digits.end() + 1]
            if start < end or (following in _OF_DATES and self.folded[start - 1 : start] not in _SIGNS):
                continue
            found = NUMBER.match(self.folded, start) if following in _INSIDE_NUMBERS else digits
            if found:
                end = found.end()
                yield found

    def _quantities(self, start: int, match: re.Match[str]) -> tuple[Quantity, ...]:
        if match.re is WORD_NUMBER:
            return (read_words(match),)
        if self.lowered[max(0, start - 2) : start].rstrip().endswith(_VAGUE):
            return ()
        return (
            read_native(self.folded, start)
            if match.re is NATIVE_START
            else read_quantities(self.folded, start, match.end())
        )

    def _with_unit(self, readings: tuple[Quantity, ...], free_from: int) -> FoundAmount | None:
        start = readings[0].start
        left = self._left(start, free_from)
        for quantity in readings:
            right = self.money.after.match(self.lowered, quantity.end)
            if right and (code := self._right_code(right, quantity)):
                is_sign = left.code and left.code not in self.money.asset_codes
                begin = left.start if is_sign or left.code == code else start
                about = self._is_about(left) or bool(
                    right["about"] or right["late"] or (right["after"] or "").strip()
                )
                return FoundAmount(
                    begin, self._trimmed(right.end()), quantity, left.code if is_sign else code, about
                )
        quantity = next((q for q in readings if self._ends_group(q)), readings[-1])
        return self._without_right_unit(quantity, left)

    def _without_right_unit(self, quantity: Quantity, left: _Left) -> FoundAmount | None:
        is_excluded = bool(_NEVER_AFTER.match(self.lowered, quantity.end))
        right = self.money.after.match(self.lowered, quantity.end)
        end, is_late, has_counter = quantity.end, False, False
        if right and (right["about"] or right["counter"]):
            end = self._trimmed(max(right.end("about"), right.end("counter"), right.end("late")))
            is_late = bool(right["about"] or right["late"])
            has_counter = bool(right["counter"]) and not self.lowered.startswith(_NOT_COUNTED, quantity.end)
        if left.code and left.code not in self.money.asset_codes:
            return (
                None
                if is_excluded
                else self._found(left.start, end, quantity, left, left.code, is_late=is_late)
            )
        if ticker := self._unknown_ticker(quantity):
            return self._found(quantity.start, ticker.end("unit"), quantity, left, ticker["unit"])
        if is_excluded:
            return None
        is_headline = (
            self.language is Language.KOREAN
            and quantity.is_cjk
            and quantity.unit >= _HUNDRED_MILLION
            and not has_counter
        )
        is_name = left.code and not self.lowered.startswith(left.code.lower(), left.start)
        if is_headline and (is_name or (not left.code and self.money.context.match(self.lowered, end))):
            found = self._found(quantity.start, end, quantity, left, "KRW", is_late=is_late)
            return replace(found, is_assumed=True)
        if left.code and (has_counter or not quantity.is_plain):
            return self._found(left.start, end, quantity, left, left.code, is_late=is_late)
        window = self.lowered[max(0, quantity.start - 12) : quantity.start]
        if _PART_OF_NAME.search(window):
            return None
        if not (RANGE.match(self.lowered, quantity.end) or RANGE_BEFORE.search(window)):
            return None
        return FoundAmount(quantity.start, quantity.end, quantity, "", self._is_about(left))

    def _found(
        self, start: int, end: int, quantity: Quantity, left: _Left, code: str, *, is_late: bool = False
    ) -> FoundAmount:
        return FoundAmount(start, end, quantity, code, is_late or self._is_about(left))

    def _is_about(self, left: _Left) -> bool:
        window = self.lowered[max(0, left.start - _ABOUT_WINDOW) : left.start]
        return bool(self.money.about.search(window) or (left.words and self.money.about.search(left.words)))

    def _left(self, start: int, free_from: int) -> _Left:
        """The unit before a number, if it is not already that of the number before."""
        nothing = _Left(start, "", "")
        window = self.lowered[max(free_from, start - _BEFORE_WINDOW) : start]
        left = self.money.before.search(window) if self.money.may_end(window) else None
        if not left:
            return nothing
        unit = left["unit"]
        code = self.money.codes[unit]
        begin = start - len(window) + left.start("unit")
        if unit[0].isalpha() and unit.isascii():
            before = self.lowered[begin - 1] if begin else " "
            is_lower = self.folded[begin : begin + len(unit)].islower()
            if (before.isascii() and before.isalnum()) or (
                code.lower() == unit and is_lower and unit not in _LOWER_CASE_TICKERS
            ):
                return nothing
        return _Left(begin, code, left[0])

    def _right_code(self, right: re.Match[str], quantity: Quantity) -> str:
        unit = right["unit"]
        if not unit:
            return ""
        code = self.money.codes[unit]
        if right["link"] and quantity.is_plain:
            return ""
        if unit == code.lower() and unit.isascii() and unit not in _LOWER_CASE_TICKERS:
            written = self.folded[right.start("unit") : right.end("unit")]
            if sum(c.isupper() for c in written) < _CAPITALS or (
                quantity.is_plain and quantity.value < _FEW and unit != "sol"
            ):
                return ""
        if unit in _DOUBTFUL and (
            (quantity.is_plain and quantity.value < _FEW_OF_MONEY)
            or _OTHER_WORD.match(self.lowered, right.end("unit"))
        ):
            return ""
        return code

    def _unknown_ticker(self, quantity: Quantity) -> re.Match[str] | None:
        if quantity.is_plain or (quantity.unit > 1 and not quantity.is_cjk):
            return None
        if (
            quantity.start and self.lowered[quantity.start - 1].isalnum()
        ):  # part of a number of something: T11.001 UI
            return None
        found = _TICKER.match(self.folded, quantity.end)
        return found if found and found["unit"] not in self.money.not_tickers else None

    def _ends_group(self, quantity: Quantity) -> bool:
        """Whether the last digits belong to the number: in `580억 2019년` the year does not."""
        written = self.folded[quantity.start : quantity.end]
        if not quantity.is_cjk or not written[-1].isdigit() or " " not in written:
            return True
        right = self.money.after.match(self.lowered, quantity.end)
        return bool(right and right["counter"])

    def _trimmed(self, end: int) -> int:
        while end > 0 and self.lowered[end - 1] == " ":
            end -= 1
        return end


def _mention(parts: tuple[FoundAmount, ...], text: str) -> AmountMention:
    start, end = parts[0].start, parts[-1].end
    return AmountMention(
        start,
        end,
        text[start:end],
        tuple(part.amount for part in parts),
        is_approximate=any(part.is_about for part in parts),
        is_range=len(parts) > 1,
        is_currency_assumed=any(part.is_assumed for part in parts),
    )
