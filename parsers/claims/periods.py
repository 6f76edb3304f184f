"""Sums that a group took in a period, of no one theft: 北朝鮮は2021年に4億ドルを盗んだ, 북한이 6년간 30억 달러를 훔쳤다.

The group is the subject, nobody is robbed between the period and the sum, and no theft is spoken of as one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import AmountMention, DateMention

# 6年間で, 過去10年間に, 지난 6년간, 3년 동안; 今年だけで, 올해에만
SPAN = re.compile(
    r"(?:過去|この|지난)?\s?[\d０-９]{1,2}\s?(?:年間|か月間|カ月間|ヶ月間|년간|년\s동안|개월간|개월\s동안)"
    r"|(?:1年間|一年間|(?<![가-힣])한 해(?:\s동안)?(?![가-힣]))"
)
ONLY = re.compile(r"\s?(?:1年間|一年間|一年|한\s?해)?(?:だけで|のみで|(?:에)?만)")
SUBJECT = re.compile(
    r"[」』”’\"']?(?:系|연계|の|의)?(?:ハッカー|ハッキング|攻撃|사이버|해커|해킹)?(?:集団|組織|グループ|조직|그룹|들)*(?:側|측)?"
    r"(?:が|は|も|이|가|은|는|도)"
)
ENDED = re.compile(r"[。.!?！？](?=\s|$)|。")
# 2022年に6億ドルを奪った事件: one theft after all
ONE_THEFT = re.compile(
    r"[^。.]{0,24}?(?:た|した|された|ㄴ|친|한|된|난|간|진)\s?(?:事件|件|事案|流出|사건|건|사고|절도|해킹)"
)


def without_totals(text: str, mentions: Mentions, victims: Sequence[Victim]) -> Mentions:
    """The mentions without the sums of periods, and without the years that head them."""
    sums: list[AmountMention] = []
    heads: list[DateMention] = []
    for amount in mentions.amounts:
        head = _head(text, amount, mentions, victims)
        if head is None:
            continue
        sums.append(amount)
        heads += [d for d in mentions.dates if d.start == head]
    if not sums:
        return mentions
    return replace(
        mentions,
        amounts=tuple(m for m in mentions.amounts if m not in sums),
        dates=tuple(d for d in mentions.dates if d not in heads),
    )


def _head(text: str, amount: AmountMention, mentions: Mentions, victims: Sequence[Victim]) -> int | None:
    """Where the period begins that the sum is of; None if it is of no period."""
    years = [(d.start, d.end) for d in mentions.dates if not d.date.month and d.end <= amount.start]
    spans = [m.span() for m in SPAN.finditer(text, 0, amount.start)]
    for start, end in sorted((*years, *spans), reverse=True):
        between = text[end : amount.start]
        if ENDED.search(between) or any(start <= v.start < amount.start for v in victims):
            return None
        is_plain = (start, end) in spans or ONLY.match(text, end)
        if is_plain or _is_of_a_group(text, start, amount, mentions):
            return None if ONE_THEFT.match(text, amount.end) else start
    return None


def _is_of_a_group(text: str, start: int, amount: AmountMention, mentions: Mentions) -> bool:
    """Whether a group is the subject of the clause of period and sum."""
    return any(
        a.end <= amount.start and SUBJECT.match(text, a.end) and not ENDED.search(text, a.end, start)
        for a in mentions.actors
        if a.start < start or a.end <= amount.start
    )
