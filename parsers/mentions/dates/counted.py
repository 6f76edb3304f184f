"""Days that Japanese and Korean texts count or name: 이틀 전, 2日前, 先週木曜日, 6年前の同じ日, 大晦日, New Year's Eve."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.mentions.dates.east_asian import SAME_YEARS, YEAR, YEARS, read_year
from parsers.mentions.dates.parts import Anchor, Parts, Rule, group, read_number

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY_COUNTS = {
    word: count
    for count, word in enumerate(
        ("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘"), 1
    )
} | {"보름": 15}
_COUNTS = {
    word: count
    for count, words in enumerate(
        (
            ("한", "일"),
            ("두", "이"),
            ("세", "석", "삼"),
            ("네", "넉"),
            ("다섯",),
            ("여섯",),
            ("일곱",),
            ("여덟",),
        ),
        1,
    )
    for word in words
}
_WEEKDAYS = ("月월", "火화", "水수", "木목", "金금", "土토", "日일")
_WEEKS = {
    **dict.fromkeys(("先週", "前週", "지난주", "지난 주", "전주"), -1),
    **dict.fromkeys(("今週", "이번 주", "이번주"), 0),
    **dict.fromkeys(("先々週", "지지난주"), -2),
}
# first day of the year, last day of the year, Christmas Eve, Christmas
_NAMED = {
    **dict.fromkeys(("元日", "元旦", "새해 첫날", "신정", "New Year's Day"), (1, 1)),
    **dict.fromkeys(
        ("大晦日", "大みそか", "섣달그믐", "섣달 그믐", "New Year's Eve", "最後の日", "最終日", "마지막 날"),
        (12, 31),
    ),
    **dict.fromkeys(
        (
            "クリスマスイブ",
            "クリスマス・イブ",
            "성탄절 전야",
            "크리스마스이브",
            "크리스마스 이브",
            "Christmas Eve",
        ),
        (12, 24),
    ),
    **dict.fromkeys(("クリスマス", "성탄절", "크리스마스", "Christmas Day"), (12, 25)),
}
_OF_A_YEAR = ("最後の日", "最終日", "마지막 날")  # of anything else without a year before


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _read_later(found: re.Match[str]) -> Parts | None:
    """So long after the day that the sentence gave."""
    ago = _read_ago(found)
    if ago.months_back:
        return replace(ago, months_back=-ago.months_back)
    return replace(ago, days_back=-ago.days_back) if ago.days_back else None


def _read_ago(found: re.Match[str]) -> Parts:
    word, unit = group(found, "count"), group(found, "unit")
    if days := group(found, "days"):
        return Parts(days_back=_DAY_COUNTS[days], leans=True)
    count = _COUNTS.get(word) or read_number(word)
    if unit in ("年", "년", "해"):
        return Parts(year_shift=-count)
    if unit in ("か月", "カ月", "ヶ月", "개월", "달", "ヵ月"):
        return Parts(months_back=count, leans=True)
    return Parts(leans=True, days_back=count * (7 if unit in ("週間", "주일", "주") else 1))


def _read_apart(found: re.Match[str]) -> Parts:
    years = group(found, "years")
    apart = read_number(years) if years else 1
    return Parts(same="month" if found["unit"] in "月달" else "day", years_apart=-apart)


def _read_weekday(found: re.Match[str]) -> Parts:
    weekday = next(i for i, names in enumerate(_WEEKDAYS) if found["weekday"] in names)
    week = group(found, "week")
    return Parts(weekday=weekday, week_shift=_WEEKS[week] if week else None)


def _read_named(found: re.Match[str]) -> Parts | None:
    month, day = _NAMED[found["named"]]
    word = group(found, "year_word")
    if word in SAME_YEARS:
        return Parts(month=month, day=day, same="year", same_shift=SAME_YEARS[word])
    year = read_year(found) or (int(found["in_year"]) if found["in_year"] else None)
    if year is None and not word and found["named"] in _OF_A_YEAR:
        return None
    return Parts(year=year, month=month, day=day, year_shift=YEARS[word] if word else None)


_COUNTED = (
    r"(?<![のるた\d])(?<!(?:사건|사고|해킹|공격|발표|공개|유출|탈취|출금)\s)(?<!기\s)"
    rf"(?:(?P<days>{_either(_DAY_COUNTS)})|(?P<count>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|{_either(_COUNTS)}) ?"
    r"(?P<unit>年|년|해|か月|カ月|ヶ月|ヵ月|개월|달|週間|주일|주|日|일)) ?"
)
_BEFORE = Anchor((re.compile("[前전]"),), 9, 14, is_east_asian=True)
_NAMES = Anchor((re.compile(_either(_NAMED)),), 14, 20)
_AFTER = Anchor((re.compile("後|뒤|후"),), 9, 8, is_east_asian=True)
_WEEKDAY_SIGNS = Anchor((re.compile("曜|요일"),), 8, 3, is_east_asian=True)

RULES = (
    # 6년 전, 3か月前, 4日前, 이틀 전, 두 달 전; 発表の3日前 and 사고 하루 전 count from something else
    Rule(
        "ago",
        _BEFORE,
        re.compile(
            _COUNTED + r"(?:前(?!後)|전(?=에|의|부터|까지|쯤|께|만|이[다었고며]|[^가-힣]|$)(?! 세계))"
        ),
        _read_ago,
    ),
    # 2022년 2월 ...에서, 한 달 뒤에는 ...에서; 3月1日にXから、2日後にYから
    Rule(
        "later", _AFTER, re.compile(_COUNTED + r"(?:後(?=に|、|には)|(?:뒤|후)(?=에|인|,|\s))"), _read_later
    ),
    # 6年前の同じ日, 2년 전 같은 달, 昨年の同じ日
    Rule(
        "years apart",
        _BEFORE,
        re.compile(
            r"(?:(?P<years>\d{1,2}|[一二三四五六七八九十]) ?(?:年前|년 ?전)|前年|전년) ?(?:の|의)? ?"
            r"(?:(?:바로 )?(?:同じ|同|같은|오늘과 같은|이) ?)(?P<unit>[日月날달])(?![付])"
        ),
        _read_apart,
    ),
    # 木曜日に, 先週の木曜日, 지난주 목요일, 수요일
    Rule(
        "weekday",
        _WEEKDAY_SIGNS,
        re.compile(
            rf"(?<!毎)(?<!毎週)(?<!매주 )(?<![日일])(?<![日일][ 、,])"
            rf"(?:(?P<week>{_either(_WEEKS)})(?:の| )?|(?:지난|去る|この) ?)?"
            r"(?P<weekday>[月火水木金土日월화수목금토일])(?:曜日?|요일)(?! ?(?:から|〜|~|부터|마다|ごと|版|판))"
        ),
        _read_weekday,
    ),
    # 2023년 마지막 날, 今年の元日, 大晦日, New Year's Eve 2024
    Rule(
        "named day",
        _NAMES,
        re.compile(
            rf"(?:{YEAR}(?:の| )?)?(?P<named>{_either(_NAMED)})"
            r"(?:,? (?:of )?(?P<in_year>20\d\d))?"
        ),
        _read_named,
    ),
)
