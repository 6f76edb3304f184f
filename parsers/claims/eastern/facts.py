"""Sums and dates of thefts in Japanese and Korean sentences, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.eastern.tongue import theft_words
from parsers.claims.values import Anaphor, Fact
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.eastern.tongue import Tongue
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import AmountMention, DateMention
    from parsers.values import PartialDate

STOP = re.compile(r"[。;；]|(?<!\d)[、,，](?!\d)|[.!?](?=\s)")


def find_facts(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues, tongue: Tongue
) -> tuple[Fact, ...]:
    """One fact a robbed victim; or one for the theft told before."""
    text = sentence.text
    theft = theft_words(cues)
    robbed = tuple(v for v in victims if v.is_target)
    if not robbed and len(victims) == 1 and theft.search(text):
        robbed = victims
    sums = [m for m in mentions.amounts if is_stolen(text, m, mentions, cues, robbed)]
    dates = [d for d in mentions.dates if is_theft_date(text, d, cues, theft)]
    if robbed:
        return tuple(
            Fact(v, tuple(_sums_of(v, robbed, sums, text)), _date_of(v, robbed, dates)) for v in robbed
        )
    if sentence.kind is BlockKind.HEADING or not (sums or dates):
        return ()
    if not cues["roles.theft_value"].search(text) or cues["roles.total"].search(text):
        return ()
    return (Fact(None, tuple(sums), dates[0].date if dates else None, Anaphor.THEFT),)


def is_stolen(
    text: str, mention: AmountMention, mentions: Mentions, cues: Cues, robbed: tuple[Victim, ...]
) -> bool:
    """Whether a sum is what the theft took. The verb stands behind: what follows the sum decides first."""
    left = max(
        [
            m.end
            for m in mentions.amounts
            if m.end <= mention.start and not _is_gloss(text, m.end, mention.start)
        ]
        + [m.end() for m in STOP.finditer(text[: mention.start])]
        + [0]
    )
    stop = STOP.search(text, mention.end)
    right = min(
        [
            m.start
            for m in mentions.amounts
            if m.start >= mention.end and not _is_gloss(text, mention.end, m.start)
        ]
        + [stop.start() if stop else len(text), mention.end + 60]
    )
    before, after = text[left : mention.start], text[mention.end : right]
    if cues["roles.later_value"].search(before) or cues["roles.replaced"].search(before):
        return False
    other, stolen = _first(cues["roles.other_sum"], after), _first(cues["roles.theft_value"], after)
    if other is not None and (stolen is None or other < stolen):
        return False
    if stolen is None:
        if _last(cues["roles.other_sum"], before) > _last(cues["roles.theft_value"], before):
            return False
        if not robbed and _last(cues["roles.theft_value"], before) < 0:
            return False
    return not (cues["roles.total"].search(before + after) and not robbed)


def _is_gloss(text: str, start: int, end: int) -> bool:
    """Only a bracket or 相当 stands between two sums: one is the other in another currency."""
    return bool(
        re.fullmatch(
            r"[\s（(=＝、,/·]*(?:約|およそ|약|한화|相当|当時|당시|시가|상당의?|어치|及び|와|과|および|と|または)?[\s（(]*(?:約|およそ|약)?\s?",
            text[start:end],
        )
    )


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return match.start() if match else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def is_theft_date(text: str, date: DateMention, cues: Cues, theft: re.Pattern[str]) -> bool:
    """Whether a date says when the theft was; one beside the verb or the subject of saying says when it was told."""
    before, after = text[max(0, date.start - 14) : date.start], text[date.end : date.end + 16]
    if re.match(
        r"(?:[（(][^）)]*[）)])?(?:に|、|,|の|付で|付けで|\s|에|자로|께)*\s?(?:発表|公表|声明|明らかに|述べ|会見|報告|国会|投稿|公開|밝혔|발표|성명|공개|보고|전했|말했|국회|기자|제출|게시|배포|최종 보고서|사후 보고)",
        after,
    ):
        return False
    if not theft.search(text):
        return False
    speaker_before = re.search(r"(?:は|が|も|은|는|이|가|도)[、,]?\s?$", before)
    if speaker_before and not theft.search(text[date.end : date.end + 30]):
        return False
    if speaker_before and re.search(
        r"(?:庁|局|FBI|省|社|DC3|センター|청|국|원|팀|사|부)(?:[）)])?(?:は|が|은|는|이|가)[、,]?\s?$", before
    ):
        following = re.match(r"(?:[（(][^）)]*[）)])?(?:に)?[、,]", text[date.end :])
        if following or re.match(r"(?:\(현지시간\))?\s(?:성명|국회|기자|이 사건|이번)", text[date.end :]):
            return False
    nearest = min(
        (max(m.start() - date.end, date.start - m.end(), 0) for m in theft.finditer(text)), default=999
    )
    return nearest < 70


def _sums_of(
    victim: Victim, robbed: tuple[Victim, ...], sums: list[AmountMention], text: str
) -> list[AmountMention]:
    return sums if len(robbed) == 1 else [m for m in sums if _owner(m, robbed, sums, text) is victim]


def _owner(
    mention: AmountMention, robbed: tuple[Victim, ...], sums: list[AmountMention], text: str
) -> Victim | None:
    """The victim before a sum owns it, as in "XからA、YからB"; None where two coordinated victims share it."""
    before = [v for v in robbed if v.end <= mention.start]
    owner = before[-1] if before else min(robbed, key=lambda v: v.start)
    for other in robbed:
        if other is owner:
            continue
        a, b = sorted((owner, other), key=lambda v: v.start)
        between = text[a.end : b.start]
        if re.fullmatch(r"\s?[」』’']?(?:と|や|及び|および|、|・|와|과|,|및|·|하고)\s?[「『‘']?", between):
            own = [m for m in sums if m is not mention and a.end <= m.start < b.start]
            if not own and len([m for m in sums if m.start >= b.end]) < len(robbed):
                return None
    return owner


def _date_of(victim: Victim, robbed: tuple[Victim, ...], dates: list[DateMention]) -> PartialDate | None:
    if not dates:
        return None
    if len(robbed) == 1:
        return max(
            dates, key=lambda d: (bool(d.date.month) + bool(d.date.day), -abs(d.start - victim.start))
        ).date
    best = min(dates, key=lambda d: max(victim.start - d.end, d.start - victim.end, 0))
    return best.date
