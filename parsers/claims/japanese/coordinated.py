"""Robbed names in one row, in Japanese: 「A（2億円）とBから」 robs both; of names that overlap the longest stays."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.spans import apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.claims.values import Victim

LINK = re.compile(
    r"[」』”\"）)]?\s?(?:[（(][^（()）]{1,60}[)）])?\s?(?:、|，|,|と|や|及び|および|並びに|ならびに|・|／|/|、及び|、並びに|、そして|、さらに)"
    r"\s?(?:[^、。の\s]{2,20}の)?(?:(?:暗号資産|仮想通貨)?(?:取引所|交換所|交換業者|ブリッジ|ウォレット))?[「『“\"]?"
)
TAKEN = re.compile(r"(?:盗んだ|奪った|襲った|攻撃した|ハッキングした)(?:[^。]{0,40}や)?[「『]?$")


def coordinated(text: str, victims: tuple[Victim, ...]) -> tuple[Victim, ...]:
    """In "A（2億円）とBから" the place of B is A's too."""
    made = list(victims)
    for at in range(1, len(made)):  # 盗んだAやBの資金
        is_next = LINK.fullmatch(text[made[at - 1].end : made[at].start]) and TAKEN.search(
            text[: made[at - 1].start]
        )
        if made[at - 1].is_target and is_next:
            made[at] = replace(made[at], is_target=True, is_sure=True)
    for at in range(len(made) - 2, -1, -1):
        if made[at + 1].is_target and LINK.fullmatch(text[made[at].end : made[at + 1].start]):
            made[at] = replace(made[at], is_target=True, is_sure=True)
    return tuple(made)


def outermost(victims: Iterable[Victim]) -> tuple[Victim, ...]:
    """The longest of names that lie in each other, those that are robbed first."""
    return apart(victims, lambda v: (not v.is_target, v.start - v.end, v.start))


def row_of(victim: Victim, robbed: tuple[Victim, ...], text: str) -> list[Victim]:
    """The names that stand in one row with this one: "XとYから…、Zから…" has two rows."""
    rows: list[list[Victim]] = [[robbed[0]]]
    for a, b in pairwise(robbed):
        if LINK.fullmatch(text[a.end : b.start]):
            rows[-1].append(b)
        else:
            rows.append([b])
    return next(row for row in rows if victim in row)
