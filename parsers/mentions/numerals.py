"""Numbers as English, Japanese and Korean texts write them, as exact decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(
    r"(?<!\d)(?:"
    r"\d{1,2} \d{2,3}(?= [兆億万조억만])"  # a PDF broke the number: 1 24 억
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # European: 4.502,9
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
    r"|(?<!\d[ ,.])[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d,.]\d| ?[\d兆億万千百조억만천백])"  # ISO: 12 000
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"  # Indian: 2,35,00,000
    r"|\d{1,3},\d{1,2}(?=\s?(?:[兆億万조억만]|[mb]illion|Mi[ol]|[A-Z]{3}))"  # decimal comma: 16,13 million
    r"|\d+・\d+(?= ?(?:[兆億万조억만枚個]|[A-Z]{3}|ビット|イーサ|ドル|ユーロ))"  # a newspaper's decimal point: 2・5億
    r"|\d+(?:\.\d+)?"
    r")"
)
# as counts of days and weeks, too, are spelt
SPELT_TO_TEN = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_TEENS = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (
    SPELT_TO_TEN
    | {word: 11 + i for i, word in enumerate(_TEENS)}
    | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
    | {"hundred": 100, "dozen": 12}
)
WORD_NUMBER = re.compile(
    rf"(?i)\b(?P<half>half an?|(?:{'|'.join(_TENS)})-(?:{'|'.join([*SPELT_TO_TEN][2:-1])})"
    rf"|{'|'.join(sorted(_WORDS, reverse=True))})"
    r"(?: (?P<quarter>quarter|half) (?:of )?an?| and an? (?P<more>half|quarter))?"
    r"[ -](?P<big>hundred million|hundred thousand|thousand|million|billion|trillion)\b"
)
NATIVE_START = re.compile(
    r"(?<![수몇數数何幾\d일이삼사오육칠팔구一二三四五六七八九〇천백십千百十만万억億])"
    r"(?:[一二三四五六七八九][〇一二三四五六七八九]*|[일이삼사오육칠팔구]?(?=[천백십千百十]))(?=[천백십千百十조억만兆億万])"
)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
# Chinese characters and their Korean readings: 10^12, 10^8, 10^4; 1000, 100, 10; the digits
_BIG = {"兆": 10**12, "조": 10**12, "億": 10**8, "억": 10**8, "万": 10**4, "만": 10**4}
_SMALL = {"千": 1000, "천": 1000, "百": 100, "백": 100, "十": 10, "십": 10}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    c: i + 1 for i, c in enumerate("일이삼사오육칠팔구")
}
_EAST_ASIAN_UNIT = re.compile(" ?[兆億万조억만千百十천백십]")
_BROKEN = re.compile(r"(\d{1,2}) (\d{2,3})(?= [兆億万조억만])")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_MULTIPLIER = re.compile(
    r"(?:(?:-plus|\+|-odd)?[ -]?(?:(?P<word>thousand|million|billion|trillion|crore|lakh)s?(?![A-Za-z])"
    r"|(?P<european>Mio|Mrd|mln|mlrd|mil)\b\.?)|[ ]?(?P<letter>mn|mm|bn|tn|[kmbtKMBT])(?![A-Za-z0-9]))",
    re.IGNORECASE,
)
_SCALES = {
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("million", "m", "mn", "mm", "mio", "mln", "mil"), 10**6),
    **dict.fromkeys(("billion", "b", "bn", "mrd", "mlrd"), 10**9),
    **dict.fromkeys(("trillion", "t", "tn"), 10**12),
    "crore": 10**7,
    "lakh": 10**5,
    "hundred million": 10**8,
    "hundred thousand": 10**5,
}
_TOKEN = re.compile(
    r"(?P<space> ?)(?:(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.・]\d+)?|[〇一二三四五六七八九]+"
    r"|[일이삼사오육칠팔구](?=[천백십조억만]))"
    r"|(?P<small>[千百十천백십])|(?P<big>[兆億万조억만]))"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `unit`: the scale of its last group, 1 if it has none.

    `coefficient`: before the scale. `is_plain`: digits alone, neither grouped nor with decimals or a scale
    (a year looks like that).
    """

    start: int
    end: int
    value: Decimal
    coefficient: Decimal
    unit: int
    is_plain: bool
    is_cjk: bool = False


def read_quantities(folded: str, start: int, digits_end: int) -> tuple[Quantity, ...]:
    """All readings of the number whose digits begin at `start`, the longest first (at least one).

    `34만 2000` is read as 342000 and as 340000: what follows decides which one is meant.
    """
    if _EAST_ASIAN_UNIT.match(folded, digits_end) and (readings := _read_east_asian(folded, start)):
        return readings
    digits = folded[start:digits_end]
    number = to_decimal(digits)
    if found := _MULTIPLIER.match(folded, digits_end):
        name = (found["word"] or found["european"] or found["letter"]).lower()
        scale = _SCALES[name]
        scaled = Quantity(start, found.end(), number * scale, number, scale, is_plain=False)
        return (scaled,)
    return (Quantity(start, digits_end, number, number, 1, is_plain=digits.isdecimal()),)


def read_native(folded: str, start: int) -> tuple[Quantity, ...]:
    """All readings of a number that begins without digits: 五千万, 천만; () if it is none."""
    return _read_east_asian(folded, start)


def read_words(found: re.Match[str]) -> Quantity:
    """`half a billion`, `one and a half million`, `two hundred million`: the number that a match of WORD_NUMBER spells."""
    first = found["half"].lower()
    coefficient = (
        Decimal("0.5") if first.startswith("half") else Decimal(sum(_WORDS[w] for w in first.split("-")))
    )
    if found["quarter"]:
        coefficient = _PARTS[found["quarter"].lower()]
    if found["more"]:
        coefficient += _PARTS[found["more"].lower()]
    scale = _SCALES[found["big"].lower()]
    return Quantity(found.start(), found.end(), coefficient * scale, coefficient, scale, is_plain=False)


def to_decimal(digits: str) -> Decimal:
    """Read digits with English, European, Indian or Japanese separators. ArithmeticError for no number."""
    if digits.isdecimal():
        return Decimal(digits)
    digits = digits.replace(" ", "").replace("・", ".")
    if _EUROPEAN.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    return Decimal(digits.replace(",", ""))


def tidy(value: Decimal) -> Decimal:
    """Give equal numbers one form (1460000000.0 and 1460000000): ids are made from it."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _read_east_asian(folded: str, start: int) -> tuple[Quantity, ...]:
    """Read groups of 兆 億 万 (조 억 만) with 千 百 十 inside them; () if the number has none of them."""
    total = section = Decimal(0)
    current: Decimal | None = None
    readings: list[Quantity] = []
    broken = _BROKEN.match(folded, start)
    at = start
    if broken:
        current, at = Decimal(broken[1] + broken[2]), broken.end()
    last_big, last_small, coefficient, unit = 10**16, 10**4, Decimal(0), 1
    follows_number = current is not None
    while token := _TOKEN.match(folded, at):
        if token["number"]:
            if follows_number or (token["space"] and at == start):
                break
            current, follows_number = _group(token["number"]), True
        elif token["small"]:
            scale = _SMALL[token["small"]]
            if scale >= last_small:
                break
            section += (Decimal(1) if current is None else current) * scale
            current, follows_number, last_small = None, False, scale
            unit = scale
        else:
            scale = _BIG[token["big"]]
            section += current or 0
            if scale >= last_big or not section:
                break
            total += section * scale
            coefficient, unit = section, scale
            section, current, follows_number, last_big, last_small = Decimal(0), None, False, scale, 10**4
        at = token.end()
        value = total + section + (current or 0)
        if unit > 1:
            whole = coefficient if not section and current is None else value / unit
            readings.insert(0, Quantity(start, at, value, whole, unit, is_plain=False, is_cjk=True))
    return tuple(readings)


def _group(digits: str) -> Decimal:
    if digits[0] in _DIGITS:
        return Decimal("".join(str(_DIGITS[c]) for c in digits))
    return to_decimal(digits)
