"""Dates as English, Japanese and Korean texts write them, resolved with the precision that they state.

Found by form (`western`, `east_asian`), by count or name ("이틀 전": `counted`) and by what they lean on ("last year":
`leaning`); `parts` are what the words say, and `resolve` makes dates of them in the order of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parsers.mentions.dates import counted, east_asian, western
from parsers.mentions.dates.parts import Anchor, Parts, Rule, is_possible
from parsers.mentions.dates.resolve import Told, resolve
from parsers.mentions.folding import fold, lower
from parsers.mentions.values import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_SENTENCE_END = re.compile(r"[。\n]|[.!?][\"')\]]?\s+(?=[A-Z\"'(가-힣])")
# 18日22時05分から翌19日: the hour stands in between
_HOUR = r"(?:未明|早朝|午前|午後|深夜|夜)?(?:\d{1,2}[時:](?:\d{1,2}分?)?)?(?:頃|ごろ|すぎ|過ぎ)?"
_SPAN = re.compile(rf" ?{_HOUR}(?:경|께|쯤|무렵)? ?(?:~|-|から|부터|to|through|until|and|ないし|より) ?")
_SPAN_OPENED = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_BY_ANCHOR: dict[Anchor, list[Rule]] = {}
for _rule in (*western.RULES, *east_asian.RULES, *counted.RULES):
    _BY_ANCHOR.setdefault(_rule.anchor, []).append(_rule)
# a year that a paragraph is about: 2024년은, 2025年に入ると, 2025年の流出は, "In 2024,"
_OPENS = re.compile(r"(?:^|[。.!?\n」”])[\s■●○◆*\-]*(?:in |먼저 |まず|では、)?$", re.IGNORECASE)
_AS_TOPIC = re.compile(
    r"(?:には|は|も|に入|を通[じし]|を振り返|の[^。、]{1,16}は)"
    r"|(?:은|는|에는|에도| 들어| 한 해|을 |의 [^.,]{1,16}[은는] )|,? was "
)
# the year of a list of thefts, as in "other heists in 2023: $37 million from CoinsPaid on July 22"
_OF_YEAR = re.compile(
    r"\b(?:thefts|heists|hacks|attacks|breaches|exploits|robberies|incidents|crimes|operations)"
    r" (?:in|of|during|throughout) $"
)
_BEFORE = 30  # letters before a year in which its noun stands
_ENGLISH_SPAN = ("to", "and", "through", "until")


class _Raw(NamedTuple):
    start: int
    end: int
    parts: Parts


def find_dates(text: str, published_on: date | None) -> tuple[DateMention, ...]:
    """All dates in the order of the text.

    Words without a year are resolved against `published_on` and the dates told before; where neither is
    there, they are left out rather than given an invented year. The rules of all languages are tried on
    every text: texts mix them.
    """
    folded = fold(text)
    lowered = lower(folded)
    raws = _longest(_match(folded))
    return tuple(_resolve_all(_join_spans(raws, lowered), text, folded, published_on))


def _match(folded: str) -> Iterator[_Raw]:
    for anchor, rules in _BY_ANCHOR.items():
        for begin, stop in anchor.windows(folded):
            for rule in rules:
                for found in rule.pattern.finditer(folded, begin, stop):
                    parts = rule.read(found)
                    if parts and is_possible(parts) and (parts.until is None or is_possible(parts.until)):
                        yield _Raw(found.start(), found.start() + len(found[0].rstrip()), parts)


def _longest(raws: Iterator[_Raw]) -> list[_Raw]:
    """Of overlapping readings keep the longest, of equally long ones the first."""
    taken: list[_Raw] = []
    covered: set[int] = set()
    for raw in sorted(raws, key=lambda r: (r.start - r.end, r.start)):
        span = range(raw.start, raw.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(raw)
    return sorted(taken, key=lambda r: r.start)


def _join_spans(raws: list[_Raw], lowered: str) -> Iterator[_Raw]:
    """Two dates with から, ~ or "to" between them are one span; the second leans on the first."""
    at = 0
    while at < len(raws):
        first = raws[at]
        second = raws[at + 1] if at + 1 < len(raws) else None
        if second and first.parts.until is None and _is_span(lowered, first, second):
            yield _Raw(first.start, second.end, replace(_lend(first.parts, second.parts), until=second.parts))
            at += 2
        else:
            yield first
            at += 1


def _is_span(lowered: str, first: _Raw, second: _Raw) -> bool:
    if second.start - first.end > 15 or not (link := _SPAN.fullmatch(lowered, first.end, second.start)):  # noqa: PLR2004
        return False
    if not _is_calendar(first.parts) or not _is_calendar(second.parts):
        return False
    word = link[0].strip()
    return (
        word not in _ENGLISH_SPAN
        or word == "through"
        or bool(_SPAN_OPENED.search(lowered, max(0, first.start - 10), first.start))
    )


def _is_calendar(parts: Parts) -> bool:
    return (
        parts.weekday is None
        and parts.days_back is None
        and parts.months_back is None
        and parts.same != "day"
    )


def _lend(first: Parts, second: Parts) -> Parts:
    """ "between March 9 and March 14, 2025": the year of the second end is the first one's too."""
    if first.states_year or first.same or first.month is None or second.year is None:
        return first
    later = second.month is not None and first.month > second.month
    return replace(first, year=second.year - 1 if later else second.year)


def _frames(raw: _Raw, folded: str) -> bool:
    """ "2025年は大型の流出が続いた。", "heists in 2023": a year alone that the text goes on about."""
    parts = raw.parts
    is_year = parts.month is None and (parts.year is not None or (parts.year_shift or 0) < 0)
    if not is_year:
        return False
    is_topic = _OPENS.search(folded, 0, raw.start) and _AS_TOPIC.match(folded, raw.end)
    return bool(is_topic or _OF_YEAR.search(folded, max(0, raw.start - _BEFORE), raw.start))


def _resolve_all(
    raws: Iterator[_Raw], text: str, folded: str, published_on: date | None
) -> Iterator[DateMention]:
    told = Told(published_on)
    at = 0
    for raw in raws:
        if "\n" in folded[at : raw.start]:
            told.in_paragraph = told.day_in_paragraph = told.framing = None
        if _SENTENCE_END.search(folded, at, raw.start):
            told.in_sentence = told.beside = None
        at = raw.end
        parts = raw.parts
        if not (found := resolve(parts, told)):
            continue
        has_year = parts.states_year or parts.same == "year" or parts.month_shift is not None
        # 2024년 피해는 전년보다 늘었다
        is_compared = parts.same == "year" and parts.same_shift < 0 and not parts.month
        states = parts.year is not None or parts.year_shift is not None or parts.same
        if states and not is_compared:
            told.remember(found, is_this_year=parts.year_shift == 0)
        elif found.month:
            told.finest = found
        if _frames(raw, folded):
            told.framing = found.year
        told.beside = found
        told.day_in_paragraph = found if found.day else told.day_in_paragraph
        end_date = None
        if parts.until:
            ahead = Told(None, last=found, in_paragraph=found, in_sentence=found, finest=found, dated=found)
            end_date = resolve(parts.until, ahead)
        yield DateMention(
            raw.start,
            raw.end,
            text[raw.start : raw.end],
            found,
            end_date if end_date and end_date >= found else None,
            has_year=has_year,
            is_compared=is_compared,
        )
