"""Dates of Japanese and Korean texts."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.mentions.dates.parts import Anchor, Parts, Rule, full_year, group, number, read_number

# the year before the first of Reiwa, Heisei, Shōwa; R and H are written in letters too
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988}
# shift of the year against the publication; None: against the date told before
YEARS = {
    **dict.fromkeys(("昨年", "去年", "지난해", "작년"), -1),  # last year
    **dict.fromkeys(("昨春", "昨夏", "昨秋", "昨冬"), -1),  # spring, summer, autumn, winter of last year
    **dict.fromkeys(("今春", "今夏", "今秋"), 0),  # this spring, summer, autumn
    **dict.fromkeys(("本年", "今年", "ことし", "올해", "금년"), 0),  # this year
    **dict.fromkeys(("一昨年", "おととし", "재작년"), -2),  # the year before last
}
SAME_YEARS = {
    **dict.fromkeys(("同年", "同じ年", "その年", "그해", "그 해", "같은 해", "동년"), 0),  # the same year
    **dict.fromkeys(("翌年", "이듬해", "다음 해"), 1),  # the following year
    **dict.fromkeys(("前年", "전년"), -1),  # the year before
}
_MONTHS = {
    **dict.fromkeys(("今月", "이달", "이번 달", "이번달"), 0),  # this month
    **dict.fromkeys(("先月", "지난달", "지난 달"), -1),  # last month
    **dict.fromkeys(("先々月", "지지난달"), -2),  # the month before last
}
_SAME_MONTHS = {
    **dict.fromkeys(("同月", "同じ月", "같은 달", "같은달", "그달", "동월"), 0),  # the same month
    **dict.fromkeys(("翌月", "다음 달", "이듬달"), 1),  # the following month
    **dict.fromkeys(("前月", "전월"), -1),  # the month before
}
_DAYS = {
    **dict.fromkeys(("本日", "今日", "오늘", "금일"), 0),  # today
    **dict.fromkeys(("今朝", "けさ"), 0),  # this morning
    **dict.fromkeys(("昨日", "きのう", "어제", "전날"), 1),  # yesterday
    **dict.fromkeys(("昨夜", "昨晩", "ゆうべ", "昨夕"), 1),  # last night
    **dict.fromkeys(("一昨日", "おととい", "그저께"), 2),  # the day before yesterday
}
_SAME_DAYS = {
    **dict.fromkeys(("同日", "同じ日", "같은 날", "이날", "당일"), 0),  # the same day
    **dict.fromkeys(("翌日", "이튿날", "다음 날"), 1),  # the following day
}


# behind 해: 그 해킹, 같은 해커, 다음 해외 are no year
_NO_OTHER_WORD = (
    r"(?=[에의는가도를와로만들였]|부터|까지|이[다고며었]|말|초|봄|여름|가을|겨울|상반|하반|연말|[^가-힣]|$)"
)


def _either(*tables: dict[str, int]) -> str:
    words = sorted((word for table in tables for word in table), key=len, reverse=True)
    return "|".join(word + _NO_OTHER_WORD if word.endswith("해") else word for word in words)


_KANJI = "[一二三四五六七八九十]"
YEAR = (
    rf"(?:(?P<era>令和|平成|昭和) ?(?P<era_year>元|\d{{1,2}}|{_KANJI}{{1,3}}) ?年度?"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d|(?:二〇|一九)[〇一二三四五六七八九]{2}) ?[年년](?!間|간)度?도?"
    r"|'(?P<quoted>\d\d)(?:[年년]|\.(?= ?\d{1,2} ?월))"
    r"|(?<!\d)(?P<short>\d\d)[年년](?= ?\d{1,2} ?[月월])"
    r"|(?<!\d)(?P<years_ago>\d{1,2}) ?[年년] ?[前전](?:の|の?、)? ?(?=\d{1,2} ?[月월])"
    rf"|(?P<year_word>{_either(YEARS, SAME_YEARS)}))"
)
_MONTH = (
    rf"(?:(?<!\d)(?:(?P<month_from>\d{{1,2}}) ?[~-] ?)?"
    rf"(?P<month>\d{{1,2}}|(?<!{_KANJI}){_KANJI}{{1,2}}(?=月)) ?[月월](?!間)"
    rf"|(?P<month_word>{_either(_MONTHS, _SAME_MONTHS)}|同(?=\d{{1,2}}日)))"
)
# what makes of a day a span of days or a count, and no date: 만에, 뒤, 후 (after), 동안, 間, 간 (for), 以内, 이내
# (within), 以上 (or more), 本 (sticks), 目, 째 (-th), 連続 (in a row), で before so many (within), 後, 前, 전 (after,
# before; not 전날, the day before), ほど, 정도, 가량 (about), 치 (worth), 여 (over), 자리 (digits), and words that begin
# so: 일반, 일부, 일각 …
_NO_DAY = (
    r"(?! ?만에| ?동안| ?이내|で(?=\d{1,3}(?:割|%|件|回|社|億|万)|全額|全て|すべて|半分|大半)"
    r"|間|以内|以上|本|目|連続|後|前(?!後)|ほど|頃の間|간|째|이내|동안|치|정도|가량"
    r"|여|자리|일|각|반|부(?!터)|수|련|뒤|후|전(?!날)|짜)"
)
_DAY = (
    rf"(?:(?<![\d,.・])(?:(?P<day_from>\d{{1,2}}) ?[~-] ?)?"
    rf"(?P<day>\d{{1,2}}|(?<=月){_KANJI}{{1,3}}(?=日)) ?[日일]{_NO_DAY}"
    rf"|(?P<day_word>{_either(_DAYS, _SAME_DAYS)})"
    r"(?: ?\( ?(?P<day_beside>\d{1,2}) ?[日일]\))?)"
)
# first, middle and last ten days; beginning, end, middle; about, around (前後). In Korean nothing but a particle may
# follow: 7월 경찰청, 9월 말레이시아, 21일 초롱 begin other words
_PART = (
    r"(?: ?(?:上旬|中旬|下旬|初旬|初め|初頭|末|半ば|頃|ごろ|前後"
    r"|(?:초순|중순|하순|초|말|중반|께|경)(?=[에엔의께쯤무로과와은는이]|부터|까지|만|[^가-힣]|$)))?"
)
_WEEKDAY = r"(?: ?\( ?[月火水木金土日월화수목금토일](?:曜日?|요일)? ?\))?"
# the genitive の or a comma; 2019年の同じ11月27日
_LINK = r" ?(?:の(?:同じ)?|,|、)? ?"


def _read_span(found: re.Match[str]) -> Parts | None:
    """5月9~14日, 올해 1~9월: the unit is written once."""
    parts = _read_words(found)
    day_from, month_from = number(found, "day_from"), number(found, "month_from")
    if not parts or (day_from is None and month_from is None):
        return parts
    if day_from is not None:
        return replace(parts, day=day_from, until=Parts(month=parts.month, day=parts.day))
    return replace(parts, month=month_from, day=None, until=Parts(month=parts.month, day=parts.day))


def _read_words(found: re.Match[str]) -> Parts | None:
    year, month, day = (
        read_year(found),
        number(found, "month"),
        number(found, "day") or number(found, "day_beside"),
    )
    year_word, month_word, day_word = (group(found, f"{unit}_word") for unit in ("year", "month", "day"))
    if day_word and day is None:
        if month_word or month or year or year_word:
            return None
        if day_word in _SAME_DAYS:
            return Parts(same="day", same_shift=_SAME_DAYS[day_word])
        return Parts(days_back=_DAYS[day_word])
    is_recent = found[0].startswith(("지난", "오는", "去る"))
    if month_word:
        if month_word not in _MONTHS:  # 同22日 stands in no table
            return Parts(day=day, same="month", same_shift=_SAME_MONTHS.get(month_word, 0))
        return Parts(day=day, month_shift=_MONTHS[month_word])
    if year_word in SAME_YEARS:
        return Parts(month=month, day=day, same="year", same_shift=SAME_YEARS[year_word])
    years_ago = number(found, "years_ago")  # 4年前の8月
    shift = YEARS.get(year_word) if years_ago is None else -years_ago
    return Parts(year=year, month=month, day=day, year_shift=shift, is_recent=is_recent)


def read_year(found: re.Match[str]) -> int | None:
    """The year that `YEAR` matched by its number: 令和6年, 2024年, '24년; None for a word or none at all."""
    if era := group(found, "era"):
        stated = group(found, "era_year")
        return _ERAS[era] + (1 if stated == "元" else read_number(stated))
    if year := number(found, "year"):
        return year
    short = group(found, "quoted") or group(found, "short")
    return full_year(int(short)) if short else None


def _read_next(found: re.Match[str]) -> Parts:
    return Parts(day=number(found, "day"), same="next")


def _read_numbers(found: re.Match[str]) -> Parts:
    era = group(found, "era")
    year = _ERAS[era] + int(group(found, "era_year")) if era else read_year(found)
    return Parts(year=year, month=number(found, "month"), day=number(found, "day"))


_WORDS = Anchor(
    (
        re.compile(r"[\d元〇一二三四五六七八九十] ?[年月日년월일]"),
        re.compile(_either(YEARS, SAME_YEARS, _MONTHS, _SAME_MONTHS, _DAYS, _SAME_DAYS)),
        re.compile(r"同\d"),
    ),
    12,
    24,
    is_east_asian=True,
)
_YEARS_DOTTED = Anchor((re.compile(r"[12][09]\d\d\."),), 0, 18)
_WEEKDAYS = Anchor((re.compile(r"\( ?[월화수목금토일月火水木金土日] ?\)"),), 10, 0, is_east_asian=True)
_DOTTED = Anchor((re.compile(r"\d\. ?\d{1,2}\. ?[가-힣(]"),), 4, 0, is_east_asian=True)
_SLASHED_DAY = Anchor((re.compile(r"\d/\d"),), 2, 8, is_east_asian=True)
_SLASHED = Anchor((re.compile(r"\(\d{1,2}/"),), 0, 4, is_east_asian=True)
_QUOTED = Anchor((re.compile(r"'\d\d\."),), 0, 10)
_LETTERS = Anchor((re.compile(r"[RH]\d{1,2}[./]\d"),), 0, 8)

RULES = (
    # 令和6年5月31日, 2024年5月, 昨年5月, 지난해 11월 27일, ‘24.1월, 同年
    Rule(
        "year",
        _WORDS,
        re.compile(YEAR + rf"(?:{_LINK}{_MONTH}(?:{_LINK}{_DAY})?)?{_PART}{_WEEKDAY}"),
        _read_span,
    ),
    # 5月31日, 지난달 27일, 3月下旬
    Rule("month", _WORDS, re.compile(rf"{_MONTH}(?:{_LINK}{_DAY})?{_PART}{_WEEKDAY}"), _read_span),
    # 24日, 지난 27일, 오늘(21일), 同日
    Rule("day", _WORDS, re.compile(rf"(?:지난 ?|오는 ?|去る)?{_DAY}{_PART}{_WEEKDAY}"), _read_span),
    # 翌19日 behind 10月18日: the day that comes next after the date told before
    Rule(
        "next day", _WORDS, re.compile(r"(?:翌|이튿날인 ?|다음 날인 ?)(?P<day>\d{1,2}) ?[日일]"), _read_next
    ),
    # 2024. 8. 28.(수), 2019.11.27
    Rule(
        "dotted",
        _YEARS_DOTTED,
        re.compile(
            rf"(?<![\d.])(?P<year>(?:19|20)\d\d)\. ?(?P<month>\d{{1,2}})\.(?: ?(?P<day>\d{{1,2}})(?!\d)\.?)?"
            rf"{_WEEKDAY}"
            rf"|(?<![\d.])(?P<year_>(?:19|20)\d\d)\.(?P<month_>\d{{1,2}})(?![\d.])"
        ),
        lambda m: _read_numbers(m) if m["year"] else Parts(year=int(m["year_"]), month=int(m["month_"])),
    ),
    # 10.22.(수): only with its weekday
    Rule(
        "dotted without year",
        _WEEKDAYS,
        re.compile(
            r"(?<![\d.])(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.? ?\( ?[월화수목금토일月火水木金土日] ?\)"
        ),
        _read_numbers,
    ),
    # 지난 8. 1. 나래울거래소에서: not at the beginning of a line, where numbers count sections
    Rule(
        "dotted month and day",
        _DOTTED,
        re.compile(
            r"(?<=[가-힣)\]'\".,] )(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.(?= ?[가-힣(])"
            r"|(?<=지난 )(?P<month_>\d{1,2})\.(?P<day_>\d{1,2})일"
        ),
        lambda m: Parts(month=int(m["month"] or m["month_"]), day=int(m["day"] or m["day_"])),
    ),
    # (9/29, 520만 달러)
    Rule(
        "slashed in a bracket",
        _SLASHED,
        re.compile(r"(?<=\()(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=[,、·])"),
        _read_numbers,
    ),
    # 3/17にXから, 8/14の夜: with a day that no fraction has
    Rule(
        "slashed",
        _SLASHED_DAY,
        re.compile(
            r"(?<![\d/.:A-Za-z])(?P<month>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2\d|3[01])"
            r"(?=(?: ?\([月火水木金土日]\))?(?:に|の[未深早夜朝昼夕午]|未明|深夜|早朝|夜|朝|、|付))"
        ),
        _read_numbers,
    ),
    # '24.1.5., ‘24. 1.
    Rule(
        "quoted year",
        _QUOTED,
        re.compile(r"'(?P<quoted>\d\d)\. ?(?P<month>\d{1,2})(?!\d| ?월)(?:\. ?(?P<day>\d{1,2})(?!\d))?\.?"),
        _read_numbers,
    ),
    # R6.12.24
    Rule(
        "era in letters",
        _LETTERS,
        re.compile(
            r"(?<![A-Za-z])(?P<era>[RH])(?P<era_year>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<day>\d{1,2}))?(?!\d)"
        ),
        _read_numbers,
    ),
)
