"""Publication dates as metadata and visible lines write them. Whole dates only: "Copyright 2026" is none.

A date that comes with an offset keeps its local calendar day: 2025-02-26T22:45-05:00 is the 26th.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
    for name in (names,)
}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?P<era>令和|平成|昭和)\s*(?P<year>\d{1,2}|元)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"(?<![A-Za-z\d])(?P<era>[RH])(?P<year>\d{1,2})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*년\s*(?P<month>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?([./-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<day>\d{1,2})(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\s*,?\s+(?P<year>(?:19|20)\d\d)\b",
    )
)
_SHORT_YEAR = re.compile(r"(?<!\d)(?P<year>\d\d)[.-]\s?(?P<month>\d\d)[.-]\s?(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
_COMPACT = re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\d{4}(?:\d\d)?|T.*)?$")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:$|[T\s])")
_UTC = re.compile(r"(?:Z|[+-]00:?00)$")
_LAST_MONTH = 12


def first_date(text: str) -> date | None:
    """The first whole date in a text, in any of the forms that English, Japanese and Korean pages use."""
    folded = unicodedata.normalize("NFKC", text)
    found = [match for form in _FORMS for match in form.finditer(folded)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if read := _date_of(match):
            return read
    return None


def metadata_date(value: str) -> date | None:
    """The day that a machine-readable value names: ISO 8601, `20250114…`, or any visible form."""
    value = value.strip()
    if match := _ISO.match(value) or _COMPACT.match(value):
        return _date_of(match)
    return first_date(value)


def labelled_date(text: str) -> date | None:
    """A date behind a label such as 작성일 or "Published", where short years and slashes are dates too."""
    if found := first_date(text):
        return found
    folded = unicodedata.normalize("NFKC", text)
    if match := _SLASHED.search(folded):
        return _american_or_british(int(match["first"]), int(match["second"]), int(match["year"]))
    if match := _SHORT_YEAR.search(folded):
        return _valid(2000 + int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def is_utc(value: str) -> bool:
    """Whether a time is written in UTC, so that its day may differ from the one that the page shows."""
    return "T" in value and bool(_UTC.search(value.strip()))


def _american_or_british(first: int, second: int, year: int) -> date | None:
    """12/24/2024 and 24/12/2024 say which is the month; 04/05/2024 does not, unless both are the same."""
    if first > _LAST_MONTH or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > _LAST_MONTH else None


def _date_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = 1 if parts["year"] == "元" else int(parts["year"])
    if era := parts.get("era"):
        year += _ERAS[era.upper() if era.isascii() else era]
    month = parts["month"].lower()
    return _valid(year, _MONTHS.get(month[:3]) or int(month), int(parts["day"]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
