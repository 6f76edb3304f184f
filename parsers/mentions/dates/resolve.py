"""From the words of a date to a date: against the publication date and the dates told before."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parsers.values import PartialDate

if TYPE_CHECKING:
    from parsers.mentions.dates.parts import Parts

# News dates its own days and months without a year; older stories lean on the date they gave before.
_NEWS_DAYS = 45
_MONTHS = 12
# News dates by the bare day what was said that day or just before; in an older story the day before it counts.
_SAID_DAYS, _NEAR_DAYS = 3, 8


@dataclass(slots=True)
class Told:
    """What was told so far: the last date whose year is stated, and where the text stands.

    `in_sentence`, `in_paragraph`: whether that date is of the current sentence or paragraph. `beside`: the date
    before in the sentence, stated with its year or not. `dated`: the last one that is not named as of this year.
    `day_in_paragraph`: the last one there with its day. `framing`: the year that opens the paragraph as what it is
    about ("2025年は大型の流出が続いた。3月には").
    """

    published_on: date | None
    last: PartialDate | None = None
    in_paragraph: PartialDate | None = None
    in_sentence: PartialDate | None = None
    finest: PartialDate | None = None
    beside: PartialDate | None = None
    dated: PartialDate | None = None
    day_in_paragraph: PartialDate | None = None
    framing: int | None = None

    def remember(self, found: PartialDate, *, is_this_year: bool = False) -> None:
        """Take in a date; `finest` keeps one with its month for 同月 and "the same day"."""
        self.last = self.in_paragraph = self.in_sentence = found
        self.dated = self.dated if is_this_year else found
        self.framing = self.framing if found.year == self.framing else None
        if found.month:
            self.finest = found


def resolve(parts: Parts, told: Told) -> PartialDate | None:
    """Give the date that the words mean, at their precision; None where nothing fixes the year."""
    found = _resolve(parts, told)
    return found if found and _exists(found) else None


def _resolve(parts: Parts, told: Told) -> PartialDate | None:
    if parts.same:
        return _same(parts, told)
    if parts.year is not None:
        return PartialDate(parts.year, parts.month or 0, parts.day or 0)
    published = told.published_on
    if published is None:
        return _from_told(parts, told)
    if parts.leans and told.beside and (found := _before(parts, told.beside)):
        return found
    if (parts.days_back or parts.months_back or 0) < 0:
        return None  # "two days later", and no day before it
    return _from_publication(parts, published) or _without_year(parts, told, published)


def _before(parts: Parts, beside: PartialDate) -> PartialDate | None:
    """9월 6일, 이틀 전 스테이크에서: counted from the day that stands before it."""
    if parts.days_back and beside.day:
        return _of_day(_as_day(beside) - timedelta(days=parts.days_back))
    if parts.months_back and beside.month:
        return _month_moved(beside, -parts.months_back)
    return None


def _from_publication(parts: Parts, published: date) -> PartialDate | None:
    if parts.year_shift is not None:
        return PartialDate(published.year + parts.year_shift, parts.month or 0, parts.day or 0)
    if parts.days_back is not None:
        return _of_day(published - timedelta(days=parts.days_back))
    if parts.season_until is not None:
        return PartialDate(published.year - (published.month <= parts.season_until))
    if parts.months_back is not None:
        return _month_moved(PartialDate(published.year, published.month), -parts.months_back)
    if parts.month_shift is not None:
        moved = _month_moved(PartialDate(published.year, published.month), parts.month_shift)
        return PartialDate(moved.year, moved.month, parts.day or 0)
    if parts.weekday is not None and parts.week_shift is not None:
        monday = published - timedelta(days=published.weekday())
        return _of_day(monday + timedelta(days=7 * parts.week_shift + parts.weekday))
    if parts.weekday is not None:
        back = (published.weekday() - parts.weekday) % 7
        return _of_day(published - timedelta(days=back or (7 if parts.is_weekday_past else 0)))
    return None


def _without_year(parts: Parts, told: Told, published: date) -> PartialDate | None:
    if parts.month is None:
        return _day_alone(parts, told, published)
    year = published.year
    if (parts.month, parts.day or 0) > (published.month, published.day if parts.day else 0):
        year -= 1
    as_news = PartialDate(year, parts.month, parts.day or 0)
    context = told.in_paragraph or told.last
    if context is None:
        return as_news
    days = (published - _as_day(as_news)).days
    if told.framing and not (parts.day and days <= _NEAR_DAYS):
        return PartialDate(told.framing, parts.month, parts.day or 0)
    is_recent = days <= _NEWS_DAYS
    if is_recent and not (told.in_paragraph and told.in_paragraph.month and context.year != year):
        return as_news
    return _nearest(context, parts) if told.in_paragraph or context.month else as_news


def _day_alone(parts: Parts, told: Told, published: date) -> PartialDate | None:
    if parts.day is None:
        return None
    if told.in_sentence and told.in_sentence.day and parts.day >= told.in_sentence.day:
        return PartialDate(told.in_sentence.year, told.in_sentence.month, parts.day)
    month = PartialDate(published.year, published.month)
    if parts.day > published.day:
        month = _month_moved(month, -1)
    as_news = PartialDate(month.year, month.month, parts.day)
    near = told.day_in_paragraph
    if near and near.month and not parts.is_recent and _exists(as_news):
        days = (published - _as_day(as_news)).days
        apart = abs((near.day or 0) - parts.day)
        if days > _SAID_DAYS and apart <= _NEAR_DAYS and (near.year, near.month) < (month.year, month.month):
            return PartialDate(near.year, near.month, parts.day)  # "on December 9 …. It was in truth the 8th"
    return as_news


def _from_told(parts: Parts, told: Told) -> PartialDate | None:
    """Without a publication date only the dates that the text gave before can help."""
    if parts.month is not None and told.last and parts.year_shift is None:
        return _nearest(told.last, parts)
    if parts.month is None and parts.day is not None and told.finest:
        return PartialDate(told.finest.year, told.finest.month, parts.day)
    return None


def _nearest(context: PartialDate, parts: Parts) -> PartialDate:
    """Of the years around the context, the one that brings month and day nearest to it."""
    month, day = parts.month or 0, parts.day or 0
    if not context.month:
        return PartialDate(context.year, month, day)
    distance = month - context.month
    year = context.year + (1 if distance < -_MONTHS // 2 - 1 else -1 if distance > _MONTHS // 2 + 2 else 0)
    return PartialDate(year, month, day)


def _same(parts: Parts, told: Told) -> PartialDate | None:
    if parts.same == "year":
        # 今年1月 says that it is of this year: 同じ年 behind it leans on the date before
        last = told.dated or told.last
        return PartialDate(last.year + parts.same_shift, parts.month or 0, parts.day or 0) if last else None
    if not told.finest:
        return None
    if parts.years_apart:
        day = told.finest.day if parts.same == "day" else 0
        return PartialDate(told.finest.year + parts.years_apart, told.finest.month, day)
    if parts.same == "month":
        moved = _month_moved(told.finest, parts.same_shift)
        return PartialDate(moved.year, moved.month, parts.day or 0)
    if parts.same == "next" and parts.day is not None:
        ahead = _month_moved(told.finest, 1) if parts.day < told.finest.day else told.finest
        return PartialDate(ahead.year, ahead.month, parts.day)
    if not told.finest.day:
        return None
    return _of_day(_as_day(told.finest) + timedelta(days=parts.same_shift))


def _month_moved(month: PartialDate, by: int) -> PartialDate:
    years, index = divmod(month.month - 1 + by, _MONTHS)
    return PartialDate(month.year + years, index + 1)


def _of_day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _as_day(found: PartialDate) -> date:
    return date(
        found.year, found.month or 1, min(found.day or 1, monthrange(found.year, found.month or 1)[1])
    )


def _exists(found: PartialDate) -> bool:
    return 1 <= found.year <= 9998 and (  # noqa: PLR2004
        not found.month or found.day <= monthrange(found.year, found.month)[1]
    )
