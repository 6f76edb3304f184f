"""Two amounts with "to" or ~ between them are the ends of one range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.mentions.numerals import Quantity, tidy
from parsers.values import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

RANGE = re.compile(r" ?(?:~|-|to|and|から|ないし|내지|에서|부터) ?(?:about |약 ?|約 ?)?")
RANGE_BEFORE = re.compile(RANGE.pattern + "$")
# a larger number without a unit is a year: from $3 million in 2022 to $5 million
_YEARS_FROM = 1900


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """A number with its surroundings. `start`, `end` take in the unit; `code` is empty without one."""

    start: int
    end: int
    quantity: Quantity
    code: str
    is_about: bool
    is_assumed: bool = False

    @property
    def amount(self) -> Amount:
        """The sum, in the one form that equal numbers share."""
        return Amount(tidy(self.quantity.value), self.code)


def join_ranges(found: list[FoundAmount], lowered: str) -> Iterator[tuple[FoundAmount, ...]]:
    """Bring the two ends of a range together; they share the scale and currency that one leaves out."""
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


def _as_range(
    first: FoundAmount, second: FoundAmount, lowered: str
) -> tuple[FoundAmount, FoundAmount] | None:
    between = lowered[first.end : second.start]
    if not (link := RANGE.fullmatch(between)) or not (second.code or first.code):
        return None
    if link[0].strip() == "and" and not lowered[max(0, first.start - 16) : first.start].rstrip("~ ").endswith(
        "between"
    ):
        return None
    if first.code and second.code and first.code != second.code:
        return None
    code = first.code or second.code
    low, high = first.quantity, second.quantity
    if not first.code and ((low.is_plain and low.value > _YEARS_FROM) or second.start < high.start):
        return None
    if low.unit == 1 and high.unit > 1 and low.coefficient <= high.coefficient:
        scaled: Decimal = low.value * high.unit
        low = replace(low, value=scaled, unit=high.unit)
    if low.value > high.value:
        return None
    is_about = second.is_about and "~" not in link[0]  # here it means "to", not "about"
    return replace(first, quantity=low, code=code), replace(
        second, quantity=high, code=code, is_about=is_about
    )
