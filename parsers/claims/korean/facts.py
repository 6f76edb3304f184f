"""What a Korean sentence tells of thefts: who lost how much and when, whoever did it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.korean.compared import set_beside
from parsers.claims.korean.dates import is_of_deed, theft_dates
from parsers.claims.korean.sums import LABELLED, converts, is_revised, stolen_sums, sums_of
from parsers.claims.korean.words import BRACKET
from parsers.claims.values import Anaphor, Fact
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import AmountMention, DateMention, Mention
    from parsers.values import PartialDate

MANY = 2
ADDRESS = re.compile(r"(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{2,}|bc1[0-9a-z]{4,}|T[1-9A-HJ-NP-Za-km-z]{8,})")
HAPPENED = re.compile(
    r"(?:사건|사고|해킹|공격|유출|탈취|범행)[은는이가]\s.{0,40}"
    r"(?:일어|발생|벌어|있었|시작|났다|났습|난 것|터졌|터진|생겼|생긴|불거)"
    r"|(?:사고일|발생일|사건일|유출일)(?:은|:)|(?:의|벌어진|있었던|일어난)\s(?:일|사건|사고)(?:이다|이었다|입니다|이에요)[.]?\s*$"
    r"|(?:발생한|일어난|벌어진|터진|있었던|생긴|불거진)\s(?:이|이번|그|해당)\s(?:\S{1,6}\s)?(?:사건|사고|해킹|공격|유출|탈취|범행|일)"
)


def find_facts(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[Fact, ...]:
    """One fact a robbed victim, or one for the theft told before."""
    text = sentence.text
    if context.previous is not None and context.previous.firm_facts and converts(text, mentions):
        return (Fact(None, mentions.amounts, None, Anaphor.THEFT),)
    robbed = tuple(v for v in victims if v.is_target)
    sums = stolen_sums(text, mentions, cues, robbed)
    dates = theft_dates(text, mentions, robbed, cues)
    revised = is_revised(text, sums, cues)
    beside = set_beside(text, mentions, victims, cues)
    if beside or len(robbed) > 1:
        return tuple(_facts_apart(text, robbed or victims, sums, dates, beside, cues))
    if not robbed and (not (sums or dates) or not _is_about_a_theft(sentence, mentions, cues)):
        return ()
    spoken_of = {v.id: v for v in victims}
    if robbed or (sums and len(spoken_of) == 1):  # 한별브릿지 운영사는 ... 2,140만 달러 탈취를
        victim = (robbed or victims)[0]
        own = sums_of(victim, (victim,), sums, text, cues)
        parts = _by_date(own, dates) or ((own, _date_of(victim, robbed, dates, text)),)
        return tuple(Fact(victim, part, date, is_revised=revised) for part, date in parts)
    parts = _by_date(sums, dates) or ((sums, dates[0].date if dates else None),)
    return tuple(Fact(None, part, date, Anaphor.THEFT, revised) for part, date in parts)


def _facts_apart(
    text: str,
    robbed: tuple[Victim, ...],
    sums: Sequence[AmountMention],
    dates: Sequence[DateMention],
    beside: Sequence[tuple[int, int]],
    cues: Cues,
) -> Iterator[Fact]:
    """Of 2019년 업비트 사건에 이어 두레월렛에서 3월 2일: what is told in the one part is not told of the other's."""
    for victim in robbed:
        part = _part_of(victim, beside)
        own = tuple(m for m in sums_of(victim, robbed, sums, text, cues) if _part_of(m, beside) == part)
        days = [d for d in dates if _part_of(d, beside) == part]
        yield Fact(victim, own, _date_of(victim, robbed, days, text))


def _part_of(told: Victim | Mention, beside: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return next((span for span in beside if span[0] <= told.start < span[1]), None)


def _by_date(
    sums: Sequence[AmountMention], dates: Sequence[DateMention]
) -> tuple[tuple[tuple[AmountMention, ...], PartialDate | None], ...]:
    """2023년 10월 45억원을 잃은 데 이어 지난달 30일 72억원: two thefts, sums behind dates; else empty."""
    years = {d.date.year for d in dates}
    if len(years) < MANY or len(sums) < MANY:
        return ()
    groups = [
        (
            tuple(m for m in sums if d.end <= m.start and not any(d.end < o.start < m.start for o in dates)),
            d.date,
        )
        for d in dates
    ]
    return tuple(groups) if all(part for part, _ in groups) else ()


def _is_about_a_theft(sentence: Sentence, mentions: Mentions, cues: Cues) -> bool:
    """Whether sums and dates without a victim are of the theft told before: no heading, no total."""
    text = sentence.text
    is_list = bool(cues["anaphora.list"].search(text))
    if sentence.kind is BlockKind.HEADING or (cues["roles.total"].search(text) and not is_list):
        return False
    is_field = text.count("|") == 1 and LABELLED.match(text)  # 피해 | 5억 2,300만 XEM(약 580억 엔)
    is_row = sentence.kind is BlockKind.TABLE_ROW and not is_field
    if is_row and ADDRESS.search(text):
        return False  # what an address holds
    if is_row and (len(mentions.amounts) > 1 or len(mentions.dates) > 1):
        return False
    if any(is_of_deed(text, d, mentions) for d in mentions.dates):
        return True
    return is_list or bool(
        HAPPENED.search(text)
        or cues["roles.taken"].search(text)
        or (mentions.amounts and cues["theft.nouns"].search(text))
        or (LABELLED.match(text) and cues["dates.label"].search(text))
    )


def _date_of(
    victim: Victim, robbed: Sequence[Victim], dates: Sequence[DateMention], text: str
) -> PartialDate | None:
    """The date in the bracket behind a victim, the nearest one before it, or the most precise for a single victim."""
    if not dates:
        return None
    if len(robbed) == 1:
        return max(dates, key=lambda d: (_precision(d), -abs(d.start - victim.start))).date
    if own := [d for d in dates if _is_inside(d, BRACKET.match(text, victim.end))]:
        return own[0].date
    dates = [d for d in dates if not any(_is_inside(d, BRACKET.match(text, v.end)) for v in robbed)]
    if not dates:
        return None
    if (
        robbed and dates[0].start > robbed[0].end
    ):  # 단비페이는 1월 14일 1,250만 달러를, 솔향은 3월 2일 47억 원을
        following = next((v.start for v in robbed if v.start > victim.start), len(text))
        own = [d for d in dates if victim.end <= d.start < following]
        return (own or dates)[0].date
    before = [d for d in dates if d.end <= victim.start]
    return (before[-1] if before else dates[0]).date


def _is_inside(date: DateMention, bracket: re.Match[str] | None) -> bool:
    return bracket is not None and bracket.start() < date.start < bracket.end()


def _precision(date: DateMention) -> int:
    return bool(date.date.month) + bool(date.date.day)
