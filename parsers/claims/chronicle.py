"""Entries of a chronicle whose year or month stands in a heading: 「21日 - …」 below 「2月」 on a page of 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.passages import Passage
    from parsers.claims.values import Sentence

BULLET = r"[\s　■・●○◆*＊\-–]*"
DAY = re.compile(rf"{BULLET}(?:\d{{1,2}} ?[~〜-] ?)?\d{{1,2}} ?[日일](?!本|間|간|째|目)")
MONTH = re.compile(rf"{BULLET}\d{{1,2}} ?[月월](?! ?(?:間|간))")
# a heading that only dates: 2025年, 2月, 2025年2月, 2025年の主な事件
YEAR_HEAD = re.compile(r"\D{0,4}(?P<year>20\d\d) ?[年년](?P<rest>.{0,24})")
MONTH_HEAD = re.compile(r"\s*(?:20\d\d ?[年년])? ?(?P<month>\d{1,2}) ?[月월]\s*")
YEAR = re.compile(r"(20\d\d) ?[年년](?! ?\d{1,2} ?[月월])")
LISTING = re.compile(
    r"사건|사고|해킹|탈취|일지|정리|결산|주요|회고|돌아보|ハッキング|流出|事件|事案|まとめ|主な|振り返|一覧|年表|総括|回顧"
)
# the month of an entry: in the bracket behind its name, or before all else
ENTRY = re.compile(rf"{BULLET}(?:[^()（）\n。]{{2,24}}[(（]\s?)?\d{{1,2}} ?[月월](?! ?\d)")
ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


def year_above(section: int, sentences: Sequence[Sentence]) -> str:
    """The year on which months lean below a heading that is a year and nothing else; empty for any other."""
    head = YEAR_HEAD.match(sentences[section].text) if section >= 0 else None
    return head["year"] if head and not head["rest"].strip() else ""


def year_listed(text: str, section: int, sentences: Sequence[Sentence]) -> str:
    """The year of a page that lists what happened in one, for an entry that opens with its month: 나루(9월, …)."""
    if section < 0 or not ENTRY.match(text):
        return ""
    heading = sentences[section]
    while True:
        years = set(YEAR.findall(heading.text))
        if years:
            return years.pop() if len(years) == 1 and LISTING.search(heading.text) else ""
        if heading.section < 0 or heading.section == heading.index:
            return ""
        heading = sentences[heading.section]


def dated_above(passage: Passage, text: str, section: int, sentences: Sequence[Sentence]) -> str:
    """What the headings add before the date with which the passage begins: 2025年2月; empty for any other passage."""
    is_day = DAY.match(text) is not None
    if not (is_day or MONTH.match(text)) or section < 0:
        return ""
    heading = sentences[section]
    month = MONTH_HEAD.fullmatch(heading.text) if is_day else None
    if is_day and month is None:
        return ""
    own_year = YEAR_HEAD.match(heading.text)
    is_dated = month is not None or (own_year is not None and not own_year["rest"].strip())
    if not is_dated and passage.kind not in ITEMS:
        return ""
    while not (year := YEAR_HEAD.match(heading.text)):
        if heading.section < 0 or heading.section == heading.index:
            return ""
        heading = sentences[heading.section]
    unit = "년" if "년" in year[0] else "年"
    return f"{year['year']}{unit}" + (f"{month['month']}{'월' if unit == '년' else '月'}" if month else "")
