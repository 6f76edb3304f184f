"""English words for a date that leans on the publication or on a date told before: last year, two months later."""

from __future__ import annotations

import re

from parsers.mentions.dates.parts import Anchor, Parts, Rule, group
from parsers.mentions.numerals import SPELT_TO_TEN

_CASE = re.IGNORECASE

_SEASON = re.compile(
    r"\b(?:last|this past|this) (?P<season>spring|summer|autumn|fall)\b"
    r"|\bin the (?P<season_>spring|summer|autumn|fall)(?! of\b)\b",
    _CASE,
)
_MONTHS_LATER = re.compile(
    rf"\b(?:(?P<count>{'|'.join(SPELT_TO_TEN)}|\d{{1,2}}) months|a month) later\b(?! (?:in|on|that)\b)", _CASE
)
_DAY_OF_THAT = re.compile(
    r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th) (?:day )?of (?:that|the same|the said) month\b", _CASE
)
_RELATIVE = re.compile(
    r"\b(?:(?P<unit>(?:late |early )?last year|earlier this year|this year|last month"
    r"|earlier this month|this month"
    r"|yesterday|today)|(?P<same>that (?:same )?year|the same year|the same month|that "
    r"(?:same )?month|later that month"
    r"|the (?:following|next) year|the (?:following|next) month|the (?:following|next) day"
    r"|the same day|that (?:same )?day"
    r"|the previous year|the year before|a year earlier))\b",
    _CASE,
)
_APART = re.compile(
    rf"\b(?:the (?:day|night|evening) (?:before|earlier)|the previous (?:day|night|evening)"
    rf"|an? (?:day|night) (?:before|earlier)"
    rf"|(?P<count>{'|'.join(SPELT_TO_TEN)}|\d{{1,2}}) (?:days|nights) (?:before|earlier|previously))\b"
    r"(?! (?:the|a|an|its|their|his|her|that|this|any|it|they)\b)"
    rf"|\b(?:the (?:day|night|morning)|an? day|(?P<after>{'|'.join(SPELT_TO_TEN)}|\d{{1,2}}) (?:days|nights)) after the "
    r"(?:theft|heist|hack|attack|breach|raid|robbery|incident|exploit|drain|break-in|intrusion)\b",
    _CASE,
)
_AGO = re.compile(
    rf"\b(?:(?P<count>\d{{1,2}}|{'|'.join(SPELT_TO_TEN)}) (?P<unit>day|week|month|year)s? ago)\b", _CASE
)


def _read_relative(found: re.Match[str]) -> Parts:
    word = (found["unit"] or found["same"]).lower()
    if found["unit"]:
        if word in ("yesterday", "today"):
            return Parts(days_back=1 if word == "yesterday" else 0)
        shift = -1 if "last" in word else 0
        return Parts(month_shift=shift) if word.endswith("month") else Parts(year_shift=shift)
    unit = next(u for u in ("year", "month", "day") if u in word)
    shift = (
        1
        if ("following" in word or "next" in word)
        else -1
        if ("previous" in word or word.endswith(("before", "earlier")))
        else 0
    )
    return Parts(same=unit, same_shift=shift)


def _count(word: str) -> int:
    return SPELT_TO_TEN.get(word.lower()) or int(word)


def _read_apart(found: re.Match[str]) -> Parts:
    text = (group(found, "count") or group(found, "after") or "1").lower()
    return Parts(same="day", same_shift=-(SPELT_TO_TEN.get(text) or int(text)))


def _read_ago(found: re.Match[str]) -> Parts:
    text, unit = found["count"].lower(), found["unit"].lower()
    count = SPELT_TO_TEN.get(text) or int(text)
    if unit == "year":
        return Parts(year_shift=-count)
    return (
        Parts(months_back=count) if unit == "month" else Parts(days_back=count * (7 if unit == "week" else 1))
    )


def _read_season(found: re.Match[str]) -> Parts:
    """The year of the last such season: it is over by the month that `before_month` gives."""
    word = (found["season"] or found["season_"]).lower()
    return Parts(season_until=_SEASON_ENDS[word])


UNITS = Anchor((re.compile("year|month|day|week|Year|Month|Week|YEAR|DAY"),), 22, 8)
_DAYS = Anchor(
    (re.compile(r"days? (?:before|earlier|previously|after)|night |evening |previous day"),), 22, 26
)
_SEASONS = Anchor((re.compile("spring|summer|autumn|fall"),), 12, 4)
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}

RULES = (
    # last year, that year, the following month, yesterday
    Rule("relative", UNITS, _RELATIVE, _read_relative),
    # said on 11 June that they had left the day before; on 21 August, the day after the theft
    Rule("days apart", _DAYS, _APART, _read_apart),
    # two years ago
    Rule("ago", UNITS, _AGO, _read_ago),
    # last summer, in the autumn: the year of it
    Rule("season", _SEASONS, _SEASON, _read_season),
    # two months later
    Rule(
        "months later",
        UNITS,
        _MONTHS_LATER,
        lambda m: Parts(same="month", same_shift=_count(group(m, "count") or "1")),
    ),
    # on the 3rd of that month
    Rule("day of that month", UNITS, _DAY_OF_THAT, lambda m: Parts(same="month", day=int(m["day"]))),
)
