"""Dates of English texts, and the numeric forms of all languages."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.mentions.dates import leaning
from parsers.mentions.dates.parts import Anchor, Parts, Rule, group, number

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_BY_NAME = {name: index for index, name in enumerate(_MONTHS, 1)}
_BY_NAME |= {name[:3]: index for name, index in _BY_NAME.items()} | {"sept": 9}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NAME = rf"(?:{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d,.]\d|\d)"
_OF_YEAR = (
    r"(?P<year_word>last year|this year|that (?:same )?year|the same year|the previous year|the year before)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PART = r"(?:(?:early|mid|late|the (?:start|beginning|middle|end) of|around|about|approximately)[- ])?"
_CASE = re.IGNORECASE

_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_NAME}) (?:the )?{_DAY}(?![\d%]|,\d{{3}}|\.\d)"
    rf"(?: ?(?:(?:-|to|through) ?(?:(?P<month_to>{_NAME}) )?|and )(?P<day_to>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?![\d,.]\d))?"
    rf"(?:,? (?:of )?(?:{_YEAR}|{_OF_YEAR}))?",
    _CASE,
)
_DAY_MONTH = re.compile(
    rf"(?<![\d.,$])\b{_DAY}(?: ?(?:-|to|and) ?(?P<day_to>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?"
    rf"(?P<month>{_NAME})"
    rf"(?![a-z])(?:,? (?:{_YEAR}|of {_OF_YEAR}|{_OF_YEAR.replace('year_word', 'year_word_')}))?",
    _CASE,
)
_ORDINALS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ),
    *(
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ),
    *(
        f"twenty-{word}"
        for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    ),
    *("thirtieth", "thirty-first"),
)
_SPELT_DAY = re.compile(
    rf"\b(?P<day>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?: day)? of (?P<month>{_NAME})(?![a-z]|'s|\u2019s)"
    rf"(?:,? (?:{_YEAR}|of {_OF_YEAR}|{_OF_YEAR.replace('year_word', 'year_word_')}))?",
    _CASE,
)
_MONTH_YEAR = re.compile(
    rf"\b{_PART}(?P<month>{_NAME}),? ?(?:of )?(?:{_YEAR}|{_OF_YEAR}|'(?P<short>\d\d)\b)", _CASE
)
_MONTH_ALONE = re.compile(
    rf"\b(?:in|since|during|by|until|from|through|of|early|mid|late|between|and|to)[- ](?:early |mid-|late )?"
    rf"(?P<month>{_NAME})(?![a-z]| ?\d)(?: (?:of )?{_OF_YEAR})?|\b(?P<last>last|this) "
    rf"(?P<month_>{_NAME})(?![a-z])"
    rf"|(?<![a-z])(?P<month__>{'|'.join(m for m in _MONTHS if m not in ('may', 'march'))})"
    r"(?='s|\u2019s| (?:theft|hack|heist|attack|raid|breach|exploit|incident|robbery|break-in|intrusion|loss)\b)"
    # in a list: ($12m, February)
    rf"|(?:(?<=[(,;|] )|(?<=\())(?P<month___>{'|'.join(m for m in _MONTHS if m not in ('may', 'march'))})"
    r"(?= ?[),;:|]|\.? *$)",
    _CASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<last>last|this past|past) |on |late |early |since |(?=[a-z]+day'))"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    rf"(?!,? (?:{'|'.join(name[:3] for name in _MONTHS)}|the \d|\d))",
    _CASE,
)
_YEAR_BEFORE = re.compile(
    rf"(?<![\w.,/$-])(?P<year>(?:19|20)\d\d), (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_NAME})"
    rf"(?: (?P<day_>\d{{1,2}})(?:st|nd|rd|th)?)?(?=\s?(?:[.:;)|–—-]|and\b|$))",
    _CASE,
)
_QUARTER = re.compile(
    rf"\b(?:Q[1-4]|[1-4]Q|H[12]|(?:the )?(?:first|second|third|fourth|last|final) (?:quarter|half)"
    rf"(?: of)?),? ?{_YEAR}"
    rf"|\b(?:early|mid|late)[- ](?P<year_>(?:19|20)\d\d)(?!\d)",
    _CASE,
)
_BARE_YEAR = re.compile(
    r"(?<![\w$€£¥₩#/.,+-])(?P<year>(?:199|20[0-4])\d)(?![\w%€£₩/+]|[.,]\d|-\d| ?(?:btc|eth|usd|xrp"
    r"|sol|usdt|usdc|people|users"
    r"|wallets|accounts|addresses|bitcoin|ether|dollars|[万億兆枚個人件円万억조만개명건원]))",
    _CASE,
)


def _month(name: str) -> int:
    return _BY_NAME[name.lower().rstrip(".")]


def _with_year(found: re.Match[str], month: int, day: int | None = None) -> Parts:
    word = (group(found, "year_word") or group(found, "year_word_")).lower()
    if word in ("last year", "this year"):
        return Parts(month=month, day=day, year_shift=-1 if word == "last year" else 0)
    if word:
        return Parts(
            month=month,
            day=day,
            same="year",
            same_shift=-1 if word.endswith(("previous year", "before")) else 0,
        )
    short = number(found, "short")
    return Parts(
        year=number(found, "year") or (2000 + short if short is not None else None), month=month, day=day
    )


def _read_month_day(found: re.Match[str]) -> Parts | None:
    if found["month"] in ("may", "march"):  # a verb: "he may 5 times"
        return None
    day, day_to = number(found, "day"), number(found, "day_to")
    first = _with_year(found, _month(found["month"]), day)
    if day_to is None:
        return first
    month_to = group(found, "month_to")
    until = _with_year(found, _month(month_to or found["month"]), day_to)
    is_over_new_year = first.year is not None and _month(found["month"]) > _month(month_to or found["month"])
    return replace(first, year=first.year - 1 if is_over_new_year and first.year else first.year, until=until)


def _read_year_before(found: re.Match[str]) -> Parts:
    day = number(found, "day")
    return _with_year(found, _month(found["month"]), number(found, "day_") if day is None else day)


def _read_spelt_day(found: re.Match[str]) -> Parts:
    return _with_year(found, _month(found["month"]), _ORDINALS.index(found["day"].lower()) + 1)


def _read_month(found: re.Match[str]) -> Parts | None:
    name = next(filter(None, (group(found, "month" + "_" * n) for n in range(4))))
    if name in ("may", "march"):
        return None
    return _with_year(found, _month(name))


def _read_numeric(found: re.Match[str]) -> Parts:
    return Parts(year=number(found, "year"), month=number(found, "month"), day=number(found, "day"))


def _read_slashed(found: re.Match[str]) -> Parts | None:
    """5/31/2024 is month first, 31/5/2024 day first; 5/6/2024 could be both and is only its year."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if first > 12:  # noqa: PLR2004
        return Parts(year=year, month=second, day=first)
    if second > 12 or first == second:  # noqa: PLR2004
        return Parts(year=year, month=first, day=second)
    return Parts(year=year)


def _read_weekday(found: re.Match[str]) -> Parts:
    return Parts(weekday=_WEEKDAYS.index(found["weekday"].lower()), is_weekday_past=bool(found["last"]))


# lower-case month names occur in addresses of pages only, and "may" and "march" are words
_MONTHS_NAMED = Anchor(
    (re.compile("|".join(form for name in _MONTHS for form in (name[:3].title(), name[:3].upper()))),), 28, 48
)
_YEARS_LED = Anchor((re.compile(r"(?:19|20)\d\d, "),), 2, 26)
_YEARS = Anchor((re.compile(r"[12][09]\d\d"),), 36, 12)

RULES = (
    *leaning.RULES,
    # December 24, 2024; Dec. 24; March 9-14, 2025; May 31 last year
    Rule("month day", _MONTHS_NAMED, _MONTH_DAY, _read_month_day),
    # 24 December 2024; 24th of December; 9-14 March 2025
    Rule("day month", _MONTHS_NAMED, _DAY_MONTH, _read_month_day),
    # 2022, March; 2025, 27 November: the day of an entry
    Rule("year before", _YEARS_LED, _YEAR_BEFORE, _read_year_before),
    # the seventeenth of October
    Rule("spelt day", _MONTHS_NAMED, _SPELT_DAY, _read_spelt_day),
    # December 2024, early June 2022, November of last year
    Rule("month year", _MONTHS_NAMED, _MONTH_YEAR, _read_month),
    # in May, last October, June's
    Rule("month alone", _MONTHS_NAMED, _MONTH_ALONE, _read_month),
    # on Thursday, last Thursday, Thursday's
    Rule("weekday", leaning.UNITS, _WEEKDAY, _read_weekday),
    # Q3 2023, the first half of 2024, mid-2024: their year
    Rule("part of a year", _YEARS, _QUARTER, lambda m: Parts(year=number(m, "year") or number(m, "year_"))),
    # 2024-05-31, 2024/5/31, 2024-05
    Rule(
        "year first",
        _YEARS,
        re.compile(
            r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>1[0-2]|0?[1-9])"
            r"(?:(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d/-]|\.\d)"
        ),
        _read_numeric,
    ),
    Rule(
        "year last",
        _YEARS,
        re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/-])"),
        _read_slashed,
    ),
    # 2017-2023, 2014~2019
    Rule(
        "years",
        _YEARS,
        re.compile(r"(?<![\w.,/$-])(?P<year>20[0-4]\d) ?[-~] ?(?P<until>20[0-4]\d)(?![\w/-]|[.,]\d)"),
        lambda m: Parts(year=int(m["year"]), until=Parts(year=int(m["until"]))),
    ),
    # (2018, 580 億円); the 2022 heist; | 2019 |
    Rule("year alone", _YEARS, _BARE_YEAR, _read_numeric),
)
