"""Sums and dates of thefts in English sentences, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Anaphor, Fact
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import AmountMention, DateMention
    from parsers.values import PartialDate

OPENING = 24  # a date this near to the start of a sentence opens it
BESIDE = 30
# "said on", "told its clients on", "in a statement of"
TOLD_BEFORE = re.compile(
    r"(?i)\b(?:said|told|announced|confirmed|posted|published|wrote|issued|statement|report|released|dated|advisory|alert|"
    r"release|warning|tweeted|disclosed|declared|filed|unsealed|indictment|complaint|interview|updated|revealed|notice)\b"
    r"(?:\s+[a-z]\w*){0,3}?\s+(?:on|of|in|dated|from)\s+(?:the\s+)?$|\((?:on|of)?\s*$"
)
TOLD_AFTER = re.compile(
    r"(?i)\s+(?:statement|report|press|advisory|alert|release|indictment|notice|announcement|attribution|psa|warning|bulletin)\b"
)
AFTER_SUM = re.compile(
    r"^\S*(?:\s+(?:worth|in|of|USD|US|dollars?|virtual|digital|crypto\w*|assets?|currency|currencies|funds?|tokens?|coins?|stolen|taken|was|were|theft|heist|hack|raid|loss|exploit|[a-z]+)){0,9}?\s+(?:from|at|of|against|in|to|on)\s+(?:the\s+|its\s+)?[^,;]{0,45}$"
)
BEFORE_SUM = re.compile(
    r"^[’']?s?[^,;]{0,40}\b(?:for|lost|of|suffered|worth|losing|was|hack|theft|heist|breach|raid|exploit|than)\b[^,;]{0,25}$|^\s*[:(–—\-]\s*[^,;]{0,20}$|^[’']?s?\s*$"
)


def find_facts(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[Fact, ...]:
    """One fact a victim that the sentence robs; or one without a victim, for the theft told before."""
    text = sentence.text
    has_theft = bool(_theft_words(text, cues))
    # "the Ronin Network of Axie Infinity" is one victim under two names
    robbed = tuple({v.id: v for v in reversed(victims) if v.is_target}.values())[::-1]
    told = (
        has_theft or sentence.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or _opens_with_date(mentions)
    )
    if not robbed and len({v.id for v in victims}) == 1 and told:
        robbed = victims[:1]
    sums = [m for m in mentions.amounts if is_stolen(text, m, mentions, cues, robbed)]
    dates = [d for d in mentions.dates if is_theft_date(text, d, mentions, cues)]
    if not has_theft and sentence.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        dates = list(mentions.dates)
    if robbed:
        return tuple(
            Fact(v, tuple(_sums_of(text, v, robbed, sums)), _date_of(text, v, robbed, dates)) for v in robbed
        )
    if sentence.kind is BlockKind.HEADING or not (sums or dates):
        return ()
    if not _is_about_the_theft(text, cues) or _is_total(text, cues):
        return ()
    return (Fact(None, tuple(sums), dates[0].date if dates else None, Anaphor.THEFT),)


def _opens_with_date(mentions: Mentions) -> bool:
    """ "On 11 May 2026 the Wexmoor bridge released 9,410 ETH": a day, a sum and the victim tell of the theft."""
    return bool(mentions.amounts) and any(d.start < OPENING and d.date.day for d in mentions.dates)


def _theft_words(text: str, cues: Cues) -> list[re.Match[str]]:
    keys = ("theft.nouns", "theft.verbs_from", "theft.verbs_of", "theft.losses", "theft.culprits")
    return [m for k in keys for m in cues[k].finditer(text)]


def _is_about_the_theft(text: str, cues: Cues) -> bool:
    return bool(cues["roles.theft_value"].search(text) or _theft_words(text, cues))


def _is_total(text: str, cues: Cues) -> bool:
    return bool(cues["roles.total"].search(text))


def is_stolen(
    text: str, mention: AmountMention, mentions: Mentions, cues: Cues, robbed: tuple[Victim, ...]
) -> bool:
    """Whether a sum is what this theft took: not laundered, frozen, a bounty, a total, or a later value."""
    left = max(
        [m.end for m in mentions.amounts if m.end <= mention.start]
        + [m.end() for m in re.finditer(r"[;:()]|,(?!\d)", text[: mention.start])]
        + [mention.start - 60, 0]
    )
    right = min(
        [m.start for m in mentions.amounts if m.start >= mention.end]
        + [mention.end + m.start() for m in re.finditer(r"[;()]|,(?!\d)", text[mention.end :])]
        + [mention.end + 60, len(text)]
    )
    near = text[left:right]
    at = mention.start - left
    other = _distance(cues["roles.other_sum"], near, at, mention.end - left)
    theft = min(
        _distance(cues[k], near, at, mention.end - left)
        for k in ("theft.nouns", "theft.verbs_from", "theft.verbs_of", "theft.losses", "roles.theft_value")
    )
    if cues["roles.later_value"].search(near) or cues["roles.replaced"].search(text[left : mention.start]):
        return False
    if other < theft or (other < 200 and theft == other):
        return False
    return not (_is_total(text, cues) and not robbed)


def _distance(pattern: re.Pattern[str], near: str, start: int, end: int) -> int:
    """How far the next match is from the sum, in characters; 999 if there is none."""
    return min((max(start - m.end(), m.start() - end, 0) for m in pattern.finditer(near)), default=999)


def is_theft_date(text: str, date: DateMention, mentions: Mentions, cues: Cues) -> bool:
    """Whether a date says when the theft was, not when somebody spoke of it."""
    thefts = _theft_words(text, cues)
    if not thefts and not (mentions.amounts and date.start < OPENING):
        return False
    if TOLD_BEFORE.search(text[: date.start]) or TOLD_AFTER.match(text[date.end :]):
        return False
    says = [m for m in cues["report.verbs"].finditer(text) if not _inside_noun(text, m)]
    return not (
        _opens_report(text, date, says, thefts, mentions)
        or _beside_subject(date, says, mentions)
        or _closes_report(text, date, says, thefts, mentions)
    )


def _opens_report(
    text: str,
    date: DateMention,
    says: list[re.Match[str]],
    thefts: list[re.Match[str]],
    mentions: Mentions,
) -> bool:
    """ "In 2024 alone, our governments have attributed …": the date of the attribution."""
    if date.start > OPENING or not mentions.actors or not says:
        return False
    verb = says[0].start()
    subject = any(date.end <= p.start < verb for p in mentions.parties) or re.match(
        r"\s*(?:alone)?,?\s*(?:we|our)\b", text[date.end :]
    )
    return bool(subject) and not any(date.end <= m.start() < verb for m in thefts)


def _beside_subject(date: DateMention, says: list[re.Match[str]], mentions: Mentions) -> bool:
    """ "The FBI on Thursday blamed …": between the speaker and the verb of saying."""
    return any(
        p.end <= date.start
        and date.start - p.end <= BESIDE
        and any(0 <= m.start() - date.end <= BESIDE for m in says)
        for p in mentions.parties
    )


def _closes_report(
    text: str,
    date: DateMention,
    says: list[re.Match[str]],
    thefts: list[re.Match[str]],
    mentions: Mentions,
) -> bool:
    """ "… attributed the theft to Lazarus on 23 January": behind verb and culprit, with no theft in between."""
    ends = [a.end for a in mentions.actors if a.end <= date.start]
    if not ends or not any(m.start() < ends[-1] for m in says):
        return False
    between = text[ends[-1] : date.start]
    return len(between) <= BESIDE and not any(ends[-1] <= m.start() < date.start for m in thefts)


def _inside_noun(text: str, match: re.Match[str]) -> bool:
    """ "the reported theft", "named hack": a verb's form beside a noun says nothing."""
    return bool(re.match(r"\s+(?:theft|hack|heist|losses)", text[match.end() :]))


def _sums_of(
    text: str, victim: Victim, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> list[AmountMention]:
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
    if before and BEFORE_SUM.match(text[before[-1].end : mention.start]):
        owner = before[-1]
    if (
        after
        and AFTER_SUM.match(text[mention.end : after[0].start])
        and (
            owner is None
            or not _sum_between(sums, mention.end, after[0].start)
            and _is_led_by(text, mention, after[0])
        )
    ):
        owner = after[0]
    if owner is None:
        near = sorted(robbed, key=lambda v: max(v.start - mention.end, mention.start - v.end))
        owner = near[0]
    return None if _is_shared(text, owner, mention, robbed, sums) else owner


def _is_led_by(text: str, mention: AmountMention, victim: Victim) -> bool:
    return not re.search(r"[,;]|\band\b", text[mention.end : victim.start])


def _sum_between(sums: list[AmountMention], start: int, end: int) -> bool:
    return any(start <= m.start < end for m in sums)


def _is_shared(
    text: str, owner: Victim, mention: AmountMention, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> bool:
    for other in robbed:
        if other is owner:
            continue
        a, b = sorted((owner, other), key=lambda v: v.start)
        between = text[a.end : b.start]
        if re.fullmatch(
            r"\s*(?:,|and|,\s*and|&|/)\s*(?:the\s+)?(?:[\w\-]+\s){0,3}", between
        ) and not _sum_between(sums, a.end, b.start):
            own = [m for m in sums if m is not mention and max(m.start - b.end, a.start - m.end, 0) < 25]
            if not own:
                return True
    return False


def _date_of(
    text: str, victim: Victim, robbed: tuple[Victim, ...], dates: list[DateMention]
) -> PartialDate | None:
    """The date nearest to the victim that no other victim is nearer to."""
    best: tuple[int, DateMention] | None = None
    for date in dates:
        gaps = {v.start: max(v.start - date.end, date.start - v.end, 0) for v in robbed}
        mine = gaps[victim.start]
        if len(dates) > 1 and any(
            g < mine and _parted(text, victim, v, dates) for v, g in gaps.items() if v != victim.start
        ):
            continue
        if best is None or mine < best[0]:
            best = (mine, date)
    return best[1].date if best else None


def _parted(text: str, victim: Victim, other_start: int, dates: list[DateMention]) -> bool:
    a, b = sorted((victim.start, other_start))
    return any(a < d.start < b for d in dates) or bool(re.search(r"[,;]", text[a:b]))
