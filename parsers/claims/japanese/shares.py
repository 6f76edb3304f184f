"""Whose a sum or a date is, where a Japanese sentence robs several: what is said of each name stands beside it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.incidents import dates_agree
from parsers.claims.japanese.coordinated import LINK, row_of
from parsers.claims.japanese.dates import is_of_robbed
from parsers.claims.japanese.places import places_of
from parsers.claims.values import Fact

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Victim
    from parsers.mentions.values import AmountMention, DateMention
    from parsers.values import PartialDate

# …に580億ウォンを盗まれ、さらに: between the sum of one theft and the day of the next
NEXT = re.compile(
    r"(?:相当|分)?(?:が|を|の[^、。はがを]{1,8}[がを])?[^、。はがを]{0,8}、?(?:と|また|さらに|その後|続いて|そして|次いで|今度は)?、?(?:同じく)?"
)
ONE_OF_THEM = re.compile("[前後]者|この(?:うち|内)|うち[、一]")
BRACKET = re.compile(r"[」』”\"]?\s?[（(][^（()）]*[)）]")


def sums_of(
    victim: Victim, robbed: tuple[Victim, ...], sums: list[AmountMention], text: str, cues: Cues
) -> list[AmountMention]:
    """The sums of this one of the robbed; all where it is the only one."""
    if len({v.id for v in robbed}) == 1:
        return sums
    return [m for m in sums if (_led(m, robbed, text, cues) or _owner(m, robbed, sums, text)) is victim]


def in_turn(
    text: str, robbed: tuple[Victim, ...], sums: list[AmountMention], dates: list[DateMention]
) -> tuple[Fact, ...]:
    """ "2019年11月に580億ウォン、2025年11月に445億ウォンを": two thefts of one house, a day and a sum each."""
    if len({v.id for v in robbed}) > 1 or len(dates) < 2 or ONE_OF_THEM.search(text):  # noqa: PLR2004
        return ()
    ends = [d.start for d in dates[1:]] + [len(text)]
    each = [[m for m in sums if d.end <= m.start < end] for d, end in zip(dates, ends, strict=True)]
    ties = [m[-1].end if m else None for m in each[:-1]]
    is_row = all(
        a is not None and NEXT.fullmatch(text, a, d.start) for a, d in zip(ties, dates[1:], strict=True)
    )
    if not (is_row and each[-1]) or any(dates_agree(a.date, b.date) for a, b in pairwise(dates)):
        return ()
    return tuple(Fact(robbed[0], tuple(m), d.date) for d, m in zip(dates, each, strict=True))


def _led(
    mention: AmountMention | DateMention, robbed: tuple[Victim, ...], text: str, cues: Cues
) -> Victim | None:
    """ "3月に6億円を失ったXと、5月に9億円を失ったY": the name of which a clause before it tells."""
    behind = next((v for v in sorted(robbed, key=lambda v: v.start) if v.start >= mention.end), None)
    if behind is None or re.search("[、。]", text[mention.end : behind.start]):
        return None
    loss = places_of(cues).before.search(text[: behind.start])
    return behind if loss and loss.start() >= mention.end else None


def _owner(
    mention: AmountMention, robbed: tuple[Victim, ...], sums: list[AmountMention], text: str
) -> Victim | None:
    """The victim before a sum owns it, as in "XからA、YからB"; None where coordinated victims share it."""
    before = [v for v in robbed if v.end <= mention.start]
    owner = before[-1] if before else min(robbed, key=lambda v: v.start)
    at = robbed.index(owner)
    for other in (robbed[at - 1] if at else None, robbed[at + 1] if at + 1 < len(robbed) else None):
        if other is None or other.id == owner.id:
            continue
        a, b = sorted((owner, other), key=lambda v: v.start)
        between = text[a.end : b.start]
        has_own = any(a.end <= m.start < b.start for m in sums)
        if LINK.fullmatch(between) and not has_own:
            row = row_of(owner, robbed, text)
            until = min((v.start for v in robbed if v.start > row[-1].start), default=len(text))
            same = {a.currency for a in mention.amounts}
            after = [m for m in sums if b.end <= m.start < until and same & {a.currency for a in m.amounts}]
            if len(after) < len(row):
                return None
            return row[after.index(mention)] if mention in after[: len(row)] else None
    return owner


def date_of(
    victim: Victim, robbed: tuple[Victim, ...], dates: list[DateMention], text: str, cues: Cues
) -> PartialDate | None:
    """The date of this one of the robbed, or nothing."""
    if not dates:
        return None
    if len({v.id for v in robbed}) == 1:
        own = [d for d in dates if is_of_robbed(text, d, robbed)] or dates
        return max(
            own, key=lambda d: (bool(d.date.month) + bool(d.date.day), -abs(d.start - victim.start))
        ).date
    for date in dates:
        if victim.end <= date.start < _bracket_end(victim, text) or _led(date, robbed, text, cues) is victim:
            return date.date
    dates = [d for d in dates if not any(v.end <= d.start < _bracket_end(v, text) for v in robbed)]
    before = [
        d for d in dates if d.end <= victim.start and not any(d.end <= v.start < victim.start for v in robbed)
    ]
    if before:
        return before[-1].date
    at = robbed.index(victim)
    if at and LINK.fullmatch(text[robbed[at - 1].end : victim.start]):
        return date_of(robbed[at - 1], robbed, dates, text, cues)  # 7月のXとY
    until = robbed[at + 1].start if at + 1 < len(robbed) else len(text)
    after = [d for d in dates if victim.end <= d.start < until]
    if after:
        return after[0].date
    shared = [d for d in dates if d.end <= robbed[0].start] or _behind_row(robbed, dates, text)
    return shared[-1].date if shared else None


def _bracket_end(victim: Victim, text: str) -> int:
    """Where the bracket behind a name closes: what stands in it is of that name alone."""
    bracket = BRACKET.match(text, victim.end)
    return bracket.end() if bracket else victim.end


def _behind_row(robbed: tuple[Victim, ...], dates: list[DateMention], text: str) -> list[DateMention]:
    """ "XとYの2社が8月に": what stands behind a row of names is of them all."""
    is_row = all(LINK.fullmatch(text[a.end : b.start]) for a, b in pairwise(robbed))
    return dates if is_row and len(dates) == 1 and dates[0].start >= robbed[-1].end else []
