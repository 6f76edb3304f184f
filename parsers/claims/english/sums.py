"""Whose the stolen sums of a sentence are, and which of them are parts of another."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.english.stolen import BESIDE, FEWEST_PARTS, is_revision

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Victim
    from parsers.mentions.values import AmountMention

# a part of the loot by its coin, and what was taken from one of several
BY_COIN = re.compile(
    r"\s(?:in|of|worth\sof)\s(?:[A-Z]{2,}|(?i:bitcoin|ether|stablecoins?|tether|solana|tron|tokens|other))"
)
LOST_BY = re.compile(r"(?:\s[^\s,;.]+){0,4}?\sfrom\s")
COINS = 3
ROUNDING = Decimal("0.02")
# "$3 million in tokens from", the way from a sum to the victim behind it
AFTER_SUM = re.compile(
    r"^\S*(?:\s+(?:worth|in|of|USD|US|dollars?|[a-z\-]+)){0,9}?\s+(?:from|at|of|against|in|to|"
    r"on)\s+(?:the\s+|its\s+)?[^,;]{0,45}$"
)
# "lost about", the way from a victim to the sum behind it
BEFORE_SUM = re.compile(
    r"^[’']?s?(?:,\s(?:from\s|of\s)?(?:which|who|whose|whom))?[^,;]{0,40}\b(?:for|lost|of|suffered|worth|losing|was|hack|theft|heist|breach|"
    r"raid|exploit|than)\b[^,;]{0,25}$"
    r"|^\s*[:(–—\-]\s*[^,;]{0,20}$|^[’']?s?\s*$"
)
# right behind the robbed: Greylag ($3 million)
BRACKETED = re.compile(r"[A-Za-z0-9]\s\((?:about\s|some\s|[~≈])?$")
# "all three resulted in extractions of $80 million or more"
EACH = re.compile(
    r"(?i)\b(?:all\s(?:two|three|four|five|six|seven|eight|nine|ten|of\sthem|of\sthese)|both)\b(?!.*\beach\b)"
)
ONE_ROW = re.compile(r"\s*(?:,|and|,\s*and|&|/)\s*(?:the\s+)?(?:[\w\-]+\s){0,3}")


def is_shared(text: str, mention: AmountMention, victims: tuple[Victim, ...]) -> bool:
    """ "Ronin, Harmony and Orbit: all three lost $80 million or more": a sum that is said of several.

    "In the name of all three it blames" before the names counts who speaks.
    """
    is_ones_own = BRACKETED.search(text, 0, mention.start) is not None
    first = min((v.start for v in victims), default=0)
    is_behind = EACH.search(text, first, mention.start) or EACH.match(text)
    return len({v.id for v in victims}) >= FEWEST_PARTS and not is_ones_own and bool(is_behind)


def without_parts(text: str, sums: list[AmountMention]) -> list[AmountMention]:
    """The sums without a breakdown of the first: "$75 million: $40 million on Tron, $35 million …"."""
    if len(sums) <= FEWEST_PARTS:
        return sums
    sums = _without_listed(text, sums)
    whole = sums[0].amounts[0]
    parts = [m for m in sums[1:] if m.amounts[0].currency == whole.currency]
    added = sum(m.amounts[0].value for m in parts)
    is_split = len(parts) >= FEWEST_PARTS and abs(added - whole.value) <= ROUNDING * whole.value
    return [m for m in sums if m not in parts] if is_split else sums


def without_coins(
    text: str, sums: list[AmountMention], told: tuple[AmountMention, ...]
) -> list[AmountMention]:
    """The sums without "$1.4 million in bitcoin, $2.4 million in TRX and $14.6 million in ERC-20 tokens".

    `told`: all sums of the sentence.
    """
    coins = [m for m in told if BY_COIN.search(m.surface) or BY_COIN.match(text, m.end)]
    is_of_each = any(LOST_BY.match(text, m.end) for m in coins)
    return sums if len(coins) < COINS or is_of_each else [m for m in sums if m not in coins]


def as_revised(text: str, sums: list[AmountMention], cues: Cues) -> tuple[list[AmountMention], bool]:
    """ "an estimated $10 million, which it later corrected to $14 million": what holds, and whether it was revised."""
    last = next((m for m in reversed(sums) if is_revision(text, m, cues)), None)
    if last is None:
        return sums, False
    own = {a.currency for a in last.amounts}
    return [m for m in sums if m.start >= last.start or own.isdisjoint(a.currency for a in m.amounts)], True


def _without_listed(text: str, sums: list[AmountMention]) -> list[AmountMention]:
    """ "$22 million (1.4 million in BTC, 14 million in ETH and others)": smaller sums in the bracket behind the first."""
    first = sums[0]
    opened = text.find("(", first.end)
    closed = text.find(")", opened)
    if opened < 0 or any(first.end <= m.start < opened for m in sums):
        return sums
    whole = {a.currency: a.value for a in first.amounts}
    inside = [
        m
        for m in sums[1:]
        if opened < m.start < closed and all(a.value < whole.get(a.currency, 0) for a in m.amounts)
    ]
    return [m for m in sums if m not in inside] if len(inside) >= FEWEST_PARTS else sums


def sums_of(
    text: str, victim: Victim, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> list[AmountMention]:
    """The sums that this one of several robbed parties lost."""
    if len(robbed) == 1:
        return sums
    if len(sums) == len(robbed) and ("respectively" in text or _are_rows(text, robbed, sums)):
        return [sums[[v.id for v in robbed].index(victim.id)]]
    return [m for m in sums if _owner(text, m, robbed, sums) is victim]


def _are_rows(text: str, robbed: tuple[Victim, ...], sums: list[AmountMention]) -> bool:
    """ "Greylag and Fennick lost $9 million and $3 million": as many sums in one row as names in another."""
    places = [sorted((m.start, m.end) for m in row) for row in (robbed, sums)]
    return places[0][-1][1] <= places[1][0][0] and all(
        ONE_ROW.fullmatch(text, a[1], b[0]) for row in places for a, b in pairwise(row)
    )


def _owner(
    text: str, mention: AmountMention, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> Victim | None:
    """The victim to whom a sum belongs; None if two share it. Where its part of the sentence robs one, that one."""
    start, end = text.rfind(";", 0, mention.start), text.find(";", mention.end)
    robbed = tuple(v for v in robbed if start < v.start < (end if end >= 0 else len(text))) or robbed
    before = [v for v in robbed if v.end <= mention.start]
    after = [v for v in robbed if v.start >= mention.end]
    owner: Victim | None = None
    if before and BRACKETED.fullmatch(text, before[-1].end - 1, mention.start):
        return before[-1]
    if before and BEFORE_SUM.match(text[before[-1].end : mention.start]):
        owner = before[-1]
    if after and AFTER_SUM.match(text[mention.end : after[0].start]):
        between = text[mention.end : after[0].start]
        is_led = not re.search(r"[,;]|\b(?:and|before|after|when|until|while)\b", between)
        if owner is None or (is_led and not _sum_between(sums, mention.end, after[0].start)):
            owner = after[0]
    if owner is None:
        owner = min(robbed, key=lambda v: max(v.start - mention.end, mention.start - v.end))
    return None if _is_shared(text, owner, mention, robbed, sums) else owner


def _sum_between(sums: list[AmountMention], start: int, end: int) -> bool:
    return any(start <= m.start < end for m in sums)


def _is_shared(
    text: str, owner: Victim, mention: AmountMention, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> bool:
    """ "$60 million from Alphapo and CoinsPaid": a sum for two in one row belongs to neither."""
    for other in robbed:
        a, b = sorted((owner, other), key=lambda v: v.start)
        if (
            other is owner
            or not ONE_ROW.fullmatch(text[a.end : b.start])
            or _sum_between(sums, a.end, b.start)
        ):
            continue
        if not [m for m in sums if m is not mention and max(m.start - b.end, a.start - m.end, 0) < BESIDE]:
            return True
    return False
