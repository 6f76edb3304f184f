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
    robbed = tuple(v for v in victims if v.is_target) or (victims if has_theft and len(victims) == 1 else ())
    sums = [m for m in mentions.amounts if is_stolen(text, m, mentions, cues, robbed)]
    dates = [d for d in mentions.dates if is_theft_date(text, d, mentions, cues)]
    if robbed:
        return tuple(
            Fact(v, tuple(_sums_of(text, v, robbed, sums)), _date_of(text, v, robbed, dates)) for v in robbed
        )
    if sentence.kind is BlockKind.HEADING or not (sums or dates):
        return ()
    if not _is_about_the_theft(text, cues) or _is_total(text, cues):
        return ()
    return (Fact(None, tuple(sums), dates[0].date if dates else None, Anaphor.THEFT),)


def _theft_words(text: str, cues: Cues) -> list[re.Match[str]]:
    keys = ("theft.nouns", "theft.verbs_from", "theft.verbs_of", "theft.losses", "theft.culprits")
    return [m for k in keys for m in cues[k].finditer(text)]


def _is_about_the_theft(text: str, cues: Cues) -> bool:
    return bool(cues["roles.theft_value"].search(text))


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
    if not thefts:
        return False
    report = [m for m in cues["report.verbs"].finditer(text) if not _inside_noun(text, m)]
    to_theft = min(max(m.start() - date.end, date.start - m.end(), 0) for m in thefts)
    to_report = min((max(m.start() - date.end, date.start - m.end(), 0) for m in report), default=999)
    before = text[max(0, date.start - 24) : date.start]
    if re.search(
        r"(?:said|told|announced|confirmed|posted|published|wrote|issued|statement|report|released|dated|advisory|alert)\s+(?:\w+\s+)?(?:on|of|in|dated)\s+$",
        before,
    ):
        return False
    if re.match(r"[,\s]*(?:the\s|our\s|we\s|[A-Z][\w.]+\s)", text[date.end :]) and date.start < 20:
        first = min((m.start() for m in report), default=9999)
        first_theft = min(m.start() for m in thefts)
        if first < first_theft and mentions.actors:
            return False
    actors_end = max((a.end for a in mentions.actors if a.end <= date.start), default=None)
    if actors_end is not None and report and not any(actors_end <= m.start() < date.start for m in thefts):
        if any(m.start() < actors_end for m in report) and to_theft > 3:
            return False
    return to_theft <= to_report or to_theft < 30


def _inside_noun(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"\s+(?:theft|hack|heist|losses)", text[match.end() :]))


def _sums_of(
    text: str, victim: Victim, robbed: tuple[Victim, ...], sums: list[AmountMention]
) -> list[AmountMention]:
    if len(robbed) == 1:
        return sums
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
