"""Cron lines checked before anybody waits for them: each field's values, ranges, lists and steps.

`minute hour day month weekday`, each `*`, a value, `a-b`, any of these with `/step`, or a list by commas;
months and weekdays also by their English names. A sixth field, seconds, is for trying a schedule out. What
else some programs know (`L`, `#`, `@daily`) is refused.
"""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
# field: lowest and highest value, names from the lowest on
_FIELDS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("weekday", 0, 7, _WEEKDAYS),
    ("second", 0, 59, ()),
)
_PART = re.compile(r"(?:\*|(?P<first>\w+)(?:-(?P<last>\w+))?)(?:/(?P<step>\d+))?")
# February 30 and its like: the days that the longest of a month has
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check_cron(line: str) -> None:
    """ValueError names the field that cannot be, and what it may be."""
    fields = line.lower().split()
    if len(fields) not in (len(_FIELDS) - 1, len(_FIELDS)):
        raise ValueError("a cron line has five fields: minute hour day month weekday")
    values = [_values(text, *kind) for text, kind in zip(fields, _FIELDS, strict=False)]
    days, months = values[2], values[3]
    # with a weekday beside it, a day of the month is an alternative
    if fields[4] == "*" and min(days) > max(_LONGEST[month - 1] for month in months):
        raise ValueError(f"no month that it names has a day {min(days)}")


def _values(text: str, name: str, low: int, high: int, names: tuple[str, ...]) -> list[int]:
    found: list[int] = []
    for part in text.split(","):
        match = _PART.fullmatch(part)
        first = _value(match["first"] or str(low), low, names) if match else None
        last = _value(match["last"] or match["first"] or str(high), low, names) if match else None
        step = int(match["step"] or 1) if match else 0
        if match and match["first"] and match["step"] and not match["last"]:
            last = high
        if first is None or last is None or not step or not low <= first <= last <= high:
            raise ValueError(f"its {name} cannot be {part!r}: write {low} to {high}, *, or */2")
        found += range(first, last + 1, step)
    return found


def _value(text: str, low: int, names: tuple[str, ...]) -> int | None:
    if text.isascii() and text.isdigit():
        return int(text)
    return names.index(text) + low if text in names else None
