"""What the words of a date say, before they are resolved against a publication date or a date told before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_KANJI = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Parts:
    """Year, month and day as stated; `*_shift` count from the publication (-1 last year), 0 is this one.

    `same`: the finest unit that repeats the date told before ("year", "month" or "day": 同年, 같은 달,
    "that day"), moved by `same_shift` (翌年: 1); "next": the first such day after it (翌19日). `years_apart`: so
    many years from it (6年前の同じ日: -6). `weekday`: Monday is 0; of the week that lies `week_shift` weeks from
    that of the publication (先週: -1). `days_back`: that many days before publication, or where it `leans` on a
    date told before in the sentence, before that (below 0: after it); `months_back` likewise. `is_recent`: a day
    that is called one of late (지난 8일). `season_until`: the last month of a season, whose year is meant. `until`: the
    second end of a span.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    same: str = ""
    same_shift: int = 0
    years_apart: int = 0
    weekday: int | None = None
    is_weekday_past: bool = False
    week_shift: int | None = None
    days_back: int | None = None
    months_back: int | None = None
    leans: bool = False
    is_recent: bool = False
    season_until: int | None = None
    until: Parts | None = None

    @property
    def states_year(self) -> bool:
        """Whether the words fix the year, by number or against the publication."""
        return self.year is not None or self.year_shift is not None or self.months_back is not None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What cannot be absent from a kind of date: patterns are tried around it only, to be many times faster.

    `patterns`: each begins with a literal or a class of characters, so that searching for it is cheap.
    `before`, `after`: how far the rules may reach from it. `is_east_asian`: it is never all in ASCII.
    """

    patterns: tuple[re.Pattern[str], ...]
    before: int
    after: int
    is_east_asian: bool = False

    def windows(self, folded: str) -> list[tuple[int, int]]:
        """Stretches around the anchors of a text, in order, without overlap; none ends inside a number."""
        if self.is_east_asian and folded.isascii():
            return []
        spans = sorted(found.span() for pattern in self.patterns for found in pattern.finditer(folded))
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            begin, stop = max(0, start - self.before), min(len(folded), end + self.after)
            while stop < len(folded) and folded[stop].isdigit():
                stop += 1
            if merged and begin <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
            else:
                merged.append((begin, stop))
        return merged


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date: its pattern, and what a match says; None if it is no date after all."""

    name: str
    anchor: Anchor
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Parts | None]


def group(found: re.Match[str], name: str) -> str:
    """The text of a named group, or empty if the pattern has none of that name or it took no part."""
    return found.groupdict().get(name) or ""


def number(found: re.Match[str], name: str) -> int | None:
    """The number in a named group, or None if it took no part."""
    text = group(found, name)
    return read_number(text) if text else None


def read_number(text: str) -> int:
    """`19`, 十九 and 二〇二五 as numbers."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_KANJI.index(tens) if tens else 1) * 10 + (_KANJI.index(ones) if ones else 0)
    return int("".join(str(_KANJI.index(digit)) for digit in text))


def full_year(two_digits: int) -> int:
    """`25` is 2025 and `98` is 1998: virtual assets have no longer past."""
    return 2000 + two_digits if two_digits < 70 else 1900 + two_digits  # noqa: PLR2004


def is_possible(parts: Parts) -> bool:
    """Whether month and day are numbers that a calendar has."""
    return (parts.month is None or 1 <= parts.month <= 12) and (parts.day is None or 1 <= parts.day <= 31)  # noqa: PLR2004
