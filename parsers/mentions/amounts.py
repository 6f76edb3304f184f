"""Sums of money and of virtual assets, in English, Japanese and Korean, in any mixture.

A number is an amount only with a currency or an asset beside it. Percentages, counts, dates and numbers that the
text leaves vague (数十億円, "tens of millions of dollars") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.mentions.folding import fold, lower
from parsers.mentions.numerals import (
    NATIVE_START,
    NUMBER,
    WORD_NUMBER,
    Quantity,
    read_quantities,
    read_words,
    tidy,
)
from parsers.mentions.values import AmountMention
from parsers.values import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from parsers.lexicon import Lexicon
    from parsers.mentions.money import Money

# "won" is also a verb, "pounds" are also a weight, 불 and 원 begin other words: these want a large number before
_DOUBTFUL = frozenset(("won", "pounds", "불", "원", "元", "dong", "reais", "$"))
_OTHER_WORD = re.compile(r"[칙래자격전론심법투쟁문본인주소][가-힣]?|이탈|상회복")
_VAGUE_BEFORE = re.compile(r"[수몇數数何幾]\s?$|(?:tens|hundreds|thousands|dozens) of $")
_NEVER_AFTER = re.compile(r"\s?(?:%|％|퍼센트|percent|年|년|月|월|日|일(?![가-힣])|時|시|分|분|人|명|件|건|名|社|か国|개국|개사|歳|세|回|회|号|호|th\b)")
_RANGE = re.compile(r"\s?(?:~|-|to|and|から|ないし|내지|에서|부터)\s?(?:about |약 ?|約 ?)?")
_HUNDRED_MILLION = 10**8
_BEFORE_WINDOW, _ABOUT_WINDOW = 32, 24
_TICKER = re.compile(r"\s?(?P<unit>[A-Z][A-Z0-9]{1,5})(?![A-Za-z0-9])")
_LOWER_CASE_TICKERS = frozenset(("btc", "eth", "xrp", "usdt", "usdc", "usd", "jpy", "krw", "eur", "dai", "weth"))
_AFTER_WORD = "은는이가을를의에로도만과와 "


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its surroundings. `start`, `end` take in sign and unit; `code` is empty if none is there."""

    start: int
    end: int
    quantity: Quantity
    code: str
    is_about: bool
    is_assumed: bool = False

    @property
    def amount(self) -> Amount:
        return Amount(tidy(self.quantity.value), self.code)


def find_amounts(text: str, language: str, lexicon: Lexicon) -> tuple[AmountMention, ...]:
    """All amounts in the order of the text; `language` (ISO 639-1) decides only what a bare 580억 means."""
    folded = fold(text)
    lowered = lower(folded)
    found = list(_find(folded, lowered, language, lexicon.money))
    return tuple(_mention(parts, text) for parts in _join_ranges(found, lowered) if parts[0].code)


def _find(folded: str, lowered: str, language: str, money: Money) -> Iterator[_Found]:
    """Numbers that have a unit, or may be the first half of a range whose second half has it."""
    free_from = 0
    for readings in _readings(folded, lowered):
        if readings[0].start < free_from:
            continue
        if found := _with_unit(folded, lowered, readings, language, money):
            free_from = found.end
            yield found


def _readings(folded: str, lowered: str) -> Iterator[tuple[Quantity, ...]]:
    starts = [(m.start(), m) for m in NUMBER.finditer(folded)]
    if any(sign in folded for sign in "億万兆억만조천千"):
        starts += [(m.start(), m) for m in NATIVE_START.finditer(folded)]
    if "illion" in lowered or "thousand" in lowered:
        starts += [(m.start(), m) for m in WORD_NUMBER.finditer(folded)]
    for start, found in sorted(starts, key=lambda item: item[0]):
        if "big" in found.re.groupindex:
            yield (read_words(found),)
        elif _VAGUE_BEFORE.search(lowered, max(0, start - 14), start):
            continue
        elif found.re is NUMBER:
            yield read_quantities(folded, start, found.end())
        elif readings := read_quantities(folded, start, start) if folded[start : start + 1] else ():
            yield readings


def _with_unit(
    folded: str, lowered: str, readings: tuple[Quantity, ...], language: str, money: Money
) -> _Found | None:
    start = readings[0].start
    left = money.before.search(lowered[max(0, start - _BEFORE_WINDOW) : start])
    left_code = _left_code(folded, lowered, start, left, money)
    left_start = start - (len(left[0]) if left and left_code else 0)
    is_about = bool(money.about.search(lowered[max(0, left_start - _ABOUT_WINDOW) : left_start])) or bool(
        left and left_code and money.about.search(left[0])
    )
    for quantity in readings:
        right = money.after.match(lowered, quantity.end)
        if right and (code := _right_code(folded, lowered, right, quantity, money)):
            is_sign = left_code and left_code not in money.asset_codes
            about = is_about or bool(right["about"] or right["late"] or (right["after"] or "").strip())
            begin = left_start if is_sign or left_code == code else start
            end = _trimmed(lowered, right.end())
            return _Found(begin, end, quantity, left_code if is_sign else code, about)
    return _without_right_unit(folded, lowered, readings, left_start, left_code, is_about, language, money)


def _without_right_unit(  # noqa: PLR0913 - the parts of one match, used here alone
    folded: str,
    lowered: str,
    readings: tuple[Quantity, ...],
    left_start: int,
    left_code: str,
    is_about: bool,  # noqa: FBT001
    language: str,
    money: Money,
) -> _Found | None:
    quantity = next((q for q in readings if not q.is_cjk or _ends_group(folded, q)), readings[-1])
    right = money.after.match(lowered, quantity.end)
    after_about = bool(right and (right["about"] or right["late"]))
    end = max(quantity.end, right.end("late"), right.end("counter"), right.end("about")) if right else quantity.end
    if left_code and left_code not in money.asset_codes and not _NEVER_AFTER.match(lowered, quantity.end):
        return _Found(left_start, _trimmed(lowered, end), quantity, left_code, is_about or after_about)
    has_counter = bool(right and right["counter"]) and not lowered.startswith(("개월", "개국", "개사", "個人"), quantity.end)
    if ticker := _unknown_ticker(folded, quantity, money):
        return _Found(quantity.start, ticker.end("unit"), quantity, ticker["unit"], is_about)
    if _NEVER_AFTER.match(lowered, quantity.end):
        return None
    is_headline = language == "ko" and quantity.is_cjk and quantity.unit >= _HUNDRED_MILLION and not has_counter
    if is_headline and left_code and not _is_ticker(lowered, left_start, left_code):
        return _Found(quantity.start, end, quantity, "KRW", is_about or after_about, is_assumed=True)
    if left_code and (has_counter or not quantity.is_plain):
        return _Found(left_start, _trimmed(lowered, end), quantity, left_code, is_about or after_about)
    if is_headline and money.context.match(lowered, end):
        return _Found(quantity.start, end, quantity, "KRW", is_about or after_about, is_assumed=True)
    return _Found(quantity.start, quantity.end, quantity, "", is_about)


def _is_ticker(lowered: str, start: int, code: str) -> bool:
    return lowered.startswith(code.lower(), start)


def _ends_group(folded: str, quantity: Quantity) -> bool:
    """Whether the last digits belong to the number: in `580억 2019년` the year does not."""
    last = folded[quantity.end - 1]
    return not last.isdigit() or " " not in folded[quantity.start : quantity.end].split(",")[-1]


def _left_code(folded: str, lowered: str, start: int, left: re.Match[str] | None, money: Money) -> str:
    if not left:
        return ""
    begin = start - len(left[0]) + left.start("unit") - left.start()
    written = folded[begin : begin + len(left["unit"])]
    code = money.codes[left["unit"]]
    if written[0].isalpha() and written.isascii():
        before = lowered[begin - 1] if begin else " "
        if before.isascii() and before.isalnum():
            return ""
        if code.lower() == left["unit"] and written.islower() and left["unit"] not in _LOWER_CASE_TICKERS:
            return ""
    return code


def _right_code(
    folded: str, lowered: str, right: re.Match[str], quantity: Quantity, money: Money
) -> str:
    unit = right["unit"]
    if not unit:
        return ""
    code = money.codes[unit]
    written = folded[right.start("unit") : right.end("unit")]
    is_ticker = unit == code.lower() and unit.isascii()
    if is_ticker and unit not in _LOWER_CASE_TICKERS and sum(c.isupper() for c in written) < 2:  # noqa: PLR2004
        return ""
    if is_ticker and len(unit) <= 3 and quantity.is_plain and code in money.asset_codes and quantity.value < 10:  # noqa: PLR2004
        return code if unit in _LOWER_CASE_TICKERS or unit == "sol" else ""
    if unit in _DOUBTFUL:
        if quantity.is_plain and quantity.value < 100:  # noqa: PLR2004
            return ""
        if _OTHER_WORD.match(lowered, right.end("unit")):
            return ""
    return code


def _unknown_ticker(folded: str, quantity: Quantity, money: Money) -> re.Match[str] | None:
    if quantity.is_plain or (quantity.unit > 1 and not quantity.is_cjk):
        return None
    found = _TICKER.match(folded, quantity.end)
    return found if found and found["unit"] not in money.not_tickers else None


def _trimmed(lowered: str, end: int) -> int:
    while end > 0 and lowered[end - 1] == " ":
        end -= 1
    return end


def _join_ranges(found: list[_Found], lowered: str) -> Iterator[tuple[_Found, ...]]:
    """Bring the two ends of a range together; they share scale and currency where one of them leaves it out."""
    at = 0
    while at < len(found):
        first, second = found[at], found[at + 1] if at + 1 < len(found) else None
        joined = _as_range(first, second, lowered) if second else None
        if joined:
            yield joined
            at += 2
        else:
            yield (first,)
            at += 1


def _as_range(first: _Found, second: _Found, lowered: str) -> tuple[_Found, _Found] | None:
    between = lowered[first.end : second.start]
    if not (link := _RANGE.fullmatch(between)) or not (second.code or first.code):
        return None
    if link[0].strip() == "and" and not lowered[max(0, first.start - 16) : first.start].rstrip("~ ").endswith("between"):
        return None
    if first.code and second.code and first.code != second.code:
        return None
    code = first.code or second.code
    low, high = first.quantity, second.quantity
    if not first.code and low.is_plain and low.unit == 1 and high.unit == 1 and high.value < low.value:
        return None
    if low.unit == 1 and high.unit > 1 and low.coefficient <= high.coefficient:
        scaled: Decimal = low.value * high.unit
        low = replace(low, value=scaled, unit=high.unit)
    if low.value > high.value:
        return None
    return replace(first, quantity=low, code=code), replace(second, quantity=high, code=code)


def _mention(parts: tuple[_Found, ...], text: str) -> AmountMention:
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
