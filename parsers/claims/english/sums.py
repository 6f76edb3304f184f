"""Which sums of a sentence were stolen, and from whom."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from parsers.claims.english.words import in_comparison
from parsers.claims.spans import overlaps

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import AmountMention

REACH = 60
BESIDE = 25
FAR = 999
FEWEST_PARTS = 2
ROUNDING = Decimal("0.02")
VALUE = "roles.theft_value"
ROLES = (
    "theft.nouns",
    "theft.verbs_from",
    "theft.verbs_of",
    "theft.losses",
    VALUE,
    "culprits.insider_deeds",
)
# "$3 million in tokens from", the way from a sum to the victim behind it
AFTER_SUM = re.compile(
    r"^\S*(?:\s+(?:worth|in|of|USD|US|dollars?|[a-z\-]+)){0,9}?\s+(?:from|at|of|against|in|to|"
    r"on)\s+(?:the\s+|its\s+)?[^,;]{0,45}$"
)
# "lost about", the way from a victim to the sum behind it
BEFORE_SUM = re.compile(
    r"^[’']?s?[^,;]{0,40}\b(?:for|lost|of|suffered|worth|losing|was|hack|theft|heist|breach|"
    r"raid|exploit|than)\b[^,;]{0,25}$"
    r"|^\s*[:(–—\-]\s*[^,;]{0,20}$|^[’']?s?\s*$"
)
# "recovered $239 million of the stolen assets": what the money is a part of
LOOT = re.compile(
    r"\b(?:of|in|from)\s(?:the\s|its\s|their\s)?(?:stolen|lost|looted|hacked|drained|siphoned|exploited)\s"
    r"(?:[\w-]+\s)?(?:assets?|funds?|tokens?|coins?|crypto\w*|proceeds|money|bitcoin|ether|haul)\b"
)
ADDED = re.compile(
    r"(?i)\b(?:additional|another|further|extra)\s(?:about\s|some\s|approximately\s|roughly\s)?$"
)
TOTALLED = re.compile(
    r"(?i)\b(?:bring|rais|tak|push|lift)\w*\s(?:the|its|their)\s(?:[\w-]+\s)?(?:total|sum|toll|loss|figure|tally)"
)
JOINED = re.compile(r"\s(?:and|or|to)\s(?:about\s|some\s|[~≈])?")
BRACKET = re.compile(r"\s?\([^()]*$")
# right behind the robbed: Greylag ($3 million)
BRACKETED = re.compile(r"[A-Za-z0-9]\s\((?:about\s|some\s|[~≈])?$")
# "all three resulted in extractions of $80 million or more"
EACH = re.compile(
    r"(?i)\b(?:all\s(?:two|three|four|five|six|seven|eight|nine|ten|of\sthem|of\sthese)|both)\b(?!.*\beach\b)"
)
BORDER = re.compile(r"[;()]|,(?!\d)")
OPENED = re.compile(r"\((?:about|around|approximately|approx\.|some|roughly|nearly|over|[~≈]|\s)*$")
CLOSED = re.compile(r"\s*\)")
# the theft or the service of which the text speaks
OF_ONE = re.compile(
    r"(?i)\b(?:the|that|this|its|their|same)\s(?:\w+\s)?(?:theft|heist|hack|raid|breach|attack|robbery|exploit|exchange|"
    r"platform|protocol|bridge|company|firm|wallets?|service)\b|\bfrom\s(?:it|them)\b"
)
# "figures of $540 million to $625 million circulate"
VARIES = re.compile(
    r"\s(?:circulate|vary|differ|(?:are|were|have\sbeen)\s(?:also\s)?(?:quoted|cited|given|named|in\scirculation|reported\selsewhere))\b"
)
QUANTITY = re.compile(
    r"\s(?:(?:about|around|approximately|roughly|nearly|almost|over|some|another|further|additional|an|more|than|at|least|up|to|"
    r"well|in|excess|of|the|equivalent)\s)*"
)
ONE_ROW = re.compile(r"\s*(?:,|and|,\s*and|&|/)\s*(?:the\s+)?(?:[\w\-]+\s){0,3}")


def is_total(text: str, cues: Cues, *, is_of_one: bool = False) -> bool:
    """A sum over many thefts: "since 2017", "in all of 2025", "across the industry".

    `is_of_one`: on a page about one robbed party, "in all" and "together" only add up what left it.
    """
    added = cues["roles.sum_of_all"]
    return bool(cues["roles.total"].search(added.sub("", text) if is_of_one else text))


def is_shared(text: str, mention: AmountMention, victims: tuple[Victim, ...]) -> bool:
    """ "Ronin, Harmony and Orbit: all three lost $80 million or more": a sum that is said of several.

    "In the name of all three it blames" before the names counts who speaks.
    """
    is_ones_own = BRACKETED.search(text, 0, mention.start) is not None
    first = min((v.start for v in victims), default=0)
    is_behind = EACH.search(text, first, mention.start) or EACH.match(text)
    return len({v.id for v in victims}) >= FEWEST_PARTS and not is_ones_own and bool(is_behind)


def is_of_a_year(text: str, mentions: Mentions) -> bool:
    """ "stole over $2 billion in 2025": what a group took in a whole year, where no theft or service is meant."""
    if OF_ONE.search(text):
        return False
    years = [d for d in mentions.dates if not d.date.month]
    return any(
        0 <= d.start - m.end <= REACH or 0 <= m.start - d.end <= BESIDE
        for d in years
        for m in mentions.amounts
    )


def is_stolen(
    text: str,
    mention: AmountMention,
    mentions: Mentions,
    cues: Cues,
    robbed: tuple[Victim, ...],
    *,
    is_of_one: bool = False,
) -> bool:
    """Whether a sum is what this theft took: not laundered, frozen, a bounty, a total, or a later value."""
    left, right = _surroundings(text, mention, mentions)
    near, start, end = text[left:right], mention.start - left, mention.end - left
    if cues["roles.later_value"].search(near) or _is_replaced(text, mention, mentions, cues):
        return False
    if in_comparison(text, mention.start, cues) or _is_added(text, mention):
        return False
    if _is_anothers(text, mention, mentions, robbed):
        return False
    if cues["roles.industry"].search(text) or _is_sum_of_all(text, mention, robbed, cues):
        return False
    other = _distance(cues["roles.other_sum"], near, start, end)
    if other < FAR:
        near = near[:end] + LOOT.sub(lambda m: " " * len(m.group()), near[end:])
    theft = min(_distance(cues[role], near, start, end) for role in ROLES)
    if theft == _distance(cues[VALUE], near, start, end) and other < REACH:
        theft = min(_distance(cues[role], near, start, end) for role in ROLES if role != VALUE)
    if (other < FAR and other <= theft) or _is_object(text, mention, cues):
        return False
    return bool(robbed) or not (is_total(text, cues, is_of_one=is_of_one) or is_of_a_year(text, mentions))


def _is_object(text: str, mention: AmountMention, cues: Cues) -> bool:
    """ "has seized another $475 million tied to the hack": the object of a verb of another matter, whatever follows."""
    before = text[max(0, mention.start - REACH) : mention.start]
    last = max((m for m in cues["roles.other_sum"].finditer(before)), key=lambda m: m.end(), default=None)
    return last is not None and last[0].endswith("ed") and QUANTITY.fullmatch(before, last.end()) is not None


def _is_replaced(text: str, mention: AmountMention, mentions: Mentions, cues: Cues) -> bool:
    """ "First-day counts gave $29 million and $37 million": a figure that a later one replaces, or one beside it."""
    left, _ = _surroundings(text, mention, mentions)
    if cues["roles.replaced"].search(text[left : mention.start]) or VARIES.match(text, mention.end):
        return True
    before = next((m for m in mentions.amounts if JOINED.fullmatch(text[m.end : mention.start])), None)
    return before is not None and _is_replaced(text, before, mentions, cues)


def _is_added(text: str, mention: AmountMention) -> bool:
    """ "An additional $37 million was disclosed, bringing the total loss to $60 million": a part of the total."""
    return bool(ADDED.search(text[: mention.start]) and TOTALLED.search(text, mention.end))


def _is_anothers(text: str, mention: AmountMention, mentions: Mentions, robbed: tuple[Victim, ...]) -> bool:
    """ "BingX (September 2024, $44 million) preceded Phemex": in the bracket behind a service that is not robbed here."""
    opened = BRACKET.search(text, 0, mention.start)
    if opened is None:
        return False
    before = [n for n in mentions.names if n.kind == "victim" and n.end == opened.start()]
    return bool(before) and not any(overlaps(v, n) for n in before for v in robbed)


def _is_sum_of_all(text: str, mention: AmountMention, robbed: tuple[Victim, ...], cues: Cues) -> bool:
    """ "three thefts worth $90 million in all: $51 million from": a total beside its parts."""
    if len(robbed) < FEWEST_PARTS:
        return False
    after = text[mention.end : mention.end + BESIDE]
    before = [m.end() for m in cues["roles.sum_of_all"].finditer(text[: mention.start])]
    is_led = bool(before) and not text[before[-1] : mention.start].strip(" ~≈>")
    return is_led or bool(cues["roles.sum_of_all"].match(after.lstrip()))


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


def _surroundings(text: str, mention: AmountMention, mentions: Mentions) -> tuple[int, int]:
    """The stretch whose words can say what a sum is: up to the next sum, comma or bracket.

    A bracket that holds nothing but the sum belongs to what stands before it: "recovered 84% ($239 million) of".
    """
    first, last = mention.start, mention.end
    opened, closed = OPENED.search(text[:first]), CLOSED.match(text, last)
    if opened and closed:
        first, last = opened.start(), closed.end()
    before = [m.end for m in mentions.amounts if m.end <= mention.start]
    before += [m.end() for m in BORDER.finditer(text, 0, first)]
    after = [m.start for m in mentions.amounts if m.start >= mention.end]
    after += [m.start() for m in BORDER.finditer(text, last)]
    return (
        max(*before, mention.start - REACH, 0) if before else max(mention.start - REACH, 0),
        min(*after, mention.end + REACH, len(text)) if after else min(mention.end + REACH, len(text)),
    )


def _distance(pattern: Hinted, near: str, start: int, end: int) -> int:
    """How far the next match is from the sum, in characters; FAR if there is none."""
    return min((max(start - m.end(), m.start() - end, 0) for m in pattern.finditer(near)), default=FAR)


def sums_of(
    text: str, victim: Victim, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> list[AmountMention]:
    """The sums that this one of several robbed parties lost."""
    if len(robbed) == 1:
        return sums
    if "respectively" in text and len(sums) == len(robbed):
        return [sums[[v.id for v in robbed].index(victim.id)]]
    return [m for m in sums if _owner(text, m, robbed, sums) is victim]


def _owner(
    text: str, mention: AmountMention, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> Victim | None:
    """The victim to whom a sum belongs; None if two share it."""
    before = [v for v in robbed if v.end <= mention.start]
    after = [v for v in robbed if v.start >= mention.end]
    owner: Victim | None = None
    if before and BRACKETED.fullmatch(text, before[-1].end - 1, mention.start):
        return before[-1]
    if before and BEFORE_SUM.match(text[before[-1].end : mention.start]):
        owner = before[-1]
    if after and AFTER_SUM.match(text[mention.end : after[0].start]):
        between = text[mention.end : after[0].start]
        is_led = not re.search(r"[,;]|\band\b", between)
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
