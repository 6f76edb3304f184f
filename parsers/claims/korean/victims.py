"""Who was robbed, in Korean: a candidate word has to stand where a robbed party stands.

A marked word (see `words`) needs such a place; an unmarked one needs a place that leaves no doubt, a sum
lost there (미리내에서 36억 원이 사라졌다), or the same name elsewhere on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.korean.words import BRACKET, Word, words
from parsers.claims.known import find_known, outermost
from parsers.claims.values import Victim
from parsers.names import slug, victim_id
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

SUM_REACH = 60
ROW = re.compile(r"\s?[:：,–\-(（]?\s?(?:약|최소|총)?\s?")
ROW_START = re.compile(r"^[\s○●◦•·\-–*□■▶]*(?:\d{1,2}[.)]\s?)?(?:[^:：]{4,16}[:：]\s)?(?:[가-힣]{2,5}\s)?$")
# a sentence that is nothing but names and sums: 바이비트 15억 달러, 올든마크 1,250만 달러.
SERIES = re.compile(
    r"(?:[^,]|,(?=\d)){2,30}(?:,\s(?:[^,]|,(?=\d)){2,30})*(?:원|달러|불|엔|유로|개|ETH|BTC)[)）]?[.]?"
)
# the company behind a service that the text named: 새빛월렛을 운영하는 ㈜새빛랩스
OPERATED = re.compile(
    r"[을를]\s(?:운영하는|운영 중인|서비스하는|개발한)\s(?:운영사\s|회사\s)?(?:주식회사\s?|㈜|\(주\)\s?)?$"
)
MASKED = re.compile(r"(?<![A-Za-z가-힣])(?P<name>[A-Z](?:사|社))(?![가-힣]{3})")
COUNT = r"(?:\s?[\d,]+(?:천|만|여)*\s?(?:개|명|곳|건))?"
LABELLED = re.compile(r"피해\s?(?:처|자|업체|기관|서비스|거래소|회사)?\s?[:：]\s?$")
COORDINATED = re.compile(r"(?:\s?[(（][^)）]{1,40}[)）])?(?:\s?[’”'\"]?(?:와|과|,|및|·|하고|랑)\s?[‘“'\"]?)")
LIST_ANNOUNCED = re.compile(r"다음|아래|이하|[:：]\s*$|\d건")


class Place(StrEnum):
    """How sure a place in a sentence makes it that the word there names a robbed party."""

    SUM = "sum"  # 미리내에서 36억 원이 사라졌다: sure for any word
    ROW = "row"  # △한별 22억 원: sure for any word where a list of thefts is announced
    THEFT = "theft"  # 미리내월렛에서 발생한 유출: sure for a marked word, doubtful for another
    LOOSE = "loose"  # 미리내월렛 이더리움 훔친: only for a marked word


@dataclass(frozen=True, slots=True)
class _Places:
    """What follows the name of a robbed party, or stands before it."""

    source: re.Pattern[str]
    loser: re.Pattern[str]
    keeper: re.Pattern[str]
    event: re.Pattern[str]
    loose: re.Pattern[str]
    lost_before: re.Pattern[str]
    described: re.Pattern[str]


@lru_cache(maxsize=4)
def _places(cues: Cues) -> _Places:
    def either(key: str) -> str:
        return alternation(cues.lists[key], whole_words=False)

    holder, nouns, verbs, firm = (
        either(k) for k in ("services.holders", "theft.nouns", "theft.verbs", "services.firms")
    )
    where = r"(?:[가-힣]{2,8}(?:\s[가-힣]{2,8})?(?:에\s(?:있는|본사를\s둔|본사가\s있는|기반을\s둔)|의|\s소재)\s|국내\s|해외\s)"
    one = r"(?:한|어느|모|익명의)\s"
    kind = r"(?:(?:중소|대형|소형)\s)?(?:(?:가상자산|암호화폐|가상화폐|디지털\s?자산|코인|온라인|간편|결제|외환)\s?)*"
    step = r"[^\s]{1,12}(?<![은는을를])\s"
    return _Places(
        source=re.compile(
            rf"(?:\s?{holder}(?:(?:와|과|,| 및)\s?\S{{1,6}}?)?)?{COUNT}\s?{either('places.source')}.{{0,90}}?(?:{verbs}|{nouns})"
        ),
        loser=re.compile(rf"(?:\s?{holder})?(?:\s?측)?[은는이가도]\s.{{0,60}}?(?:{either('theft.losses')})"),
        keeper=re.compile(rf"(?:이|가|에)\s(?:{either('places.keeps')}).{{0,60}}?(?:{verbs}|{nouns})"),
        event=re.compile(rf"\s(?:{either('theft.crimes')})"),
        loose=re.compile(
            rf"(?:\s?{holder})?(?:{either('places.about')}|[을를도])?,?\s(?:{step}){{0,3}}?(?:{nouns}|{verbs})"
        ),
        lost_before=re.compile(rf"(?:{either('theft.lost')})\s(?:{step}){{0,2}}$"),
        described=re.compile(rf"(?P<name>(?:{where})?{one}{kind}(?:{firm})|{where}{kind}(?:{firm})\s한\s곳)"),
    )


def first_pass(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names that this sentence robs or introduces, for the rest of the page."""
    return outermost(_found(sentence, mentions, context, cues))


def read_victims(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """The victims of the sentence, the page's other names in it, and parties left unnamed."""
    text = sentence.text
    found = [v for v in _found(sentence, mentions, context, cues) if v.is_sure or v.name in context.victims]
    if any(
        v.is_target and v.service for v in found
    ):  # beside a name that is marked, an unmarked one needs more
        found = [v for v in found if v.service or _names_a_source(text, v, cues)]
    known = [
        replace(v, is_target=_place(sentence, v.start, v.end, mentions, context, cues) is not None)
        for v in find_known(text, tuple(found), context)
    ]
    named = outermost([*found, *known])
    if sentence.kind is not BlockKind.HEADING:  # a headline's comma parts its topic from the news
        named = _coordinated(named, text)
    is_robbed = any(v.is_target for v in context.victims.values())
    told = [v for v in named if v.is_target or (v.service and not is_robbed) or _is_robbed(v, context)]
    return tuple(sorted((*told, *_unnamed(sentence, named, mentions, context, cues)), key=lambda v: v.start))


def _is_robbed(victim: Victim, context: Context) -> bool:
    known = context.victims.get(victim.name)
    return known is not None and known.is_target


def _names_a_source(text: str, victim: Victim, cues: Cues) -> bool:
    return bool(_places(cues).source.match(text, victim.end)) or "△" in text


def _coordinated(victims: tuple[Victim, ...], text: str) -> tuple[Victim, ...]:
    """A(3억)와 B 탈취 사건: what is said of the last name is said of those joined to it."""
    joined = list(victims)
    for at in range(len(joined) - 1, 0, -1):
        first, second = joined[at - 1], joined[at]
        if second.is_target and COORDINATED.fullmatch(text[first.end : second.start]):
            joined[at - 1] = replace(first, is_target=True)
    return tuple(joined)


def _found(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Victim]:
    for name in mentions.names:
        if name.kind == "victim":
            place = _place(sentence, name.start, name.end, mentions, context, cues)
            yield Victim(name.start, name.end, name.surface, name.id, "listed", is_target=place is not None)
    for word in words(sentence.text, cues):
        if not _is_taken(word, mentions) and (victim := _judge(word, sentence, mentions, context, cues)):
            yield victim


def _is_taken(word: Word, mentions: Mentions) -> bool:
    """Parties, actors, sums and dates are no victims; nor is what a listed victim's name is part of."""
    spans = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    return any(a < word.end and word.start < b for a, b in spans)


def _is_analyst(text: str, start: int, cues: Cues) -> bool:
    """분석기업 블록소나, 온체인 탐정 '루나폭스': who looks into thefts."""
    return bool(_analyst(cues).search(text[max(0, start - 20) : start]))


@lru_cache(maxsize=4)
def _analyst(cues: Cues) -> re.Pattern[str]:
    firms = alternation((*cues.lists["report.firms"], *cues.lists["report.titles"]), whole_words=False)
    return re.compile(rf"(?:{firms})(?:인|,)?\s[‘“'\"]?$")


def _judge(word: Word, sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Victim | None:
    if (
        MASKED.fullmatch(word.name)
        or _is_analyst(sentence.text, word.start, cues)
        or OPERATED.search(sentence.text[: word.start])
    ):
        return None
    place = _place(sentence, word.start, word.after, mentions, context, cues)
    is_sure = word.is_marked or word.is_introduced or place in {Place.SUM, Place.ROW}
    if not is_sure and place is not Place.THEFT:
        return None
    if place is None and not (word.is_introduced or word.is_marked):
        return None
    return Victim(
        word.start,
        word.end,
        word.name,
        victim_id(word.name, context.lexicon),
        word.kind,
        is_target=place is not None,
        is_sure=is_sure,
    )


def _place(
    sentence: Sentence, start: int, end: int, mentions: Mentions, context: Context, cues: Cues
) -> Place | None:
    """Where a name stands, or None where nothing says that it was robbed."""
    text, places = sentence.text, _places(cues)
    if bracket := BRACKET.match(text, end):
        end = bracket.end()
    for pattern in (places.source, places.loser, places.keeper):
        if match := pattern.match(text, end):
            has_sum = any(end <= m.start < min(match.end(), end + SUM_REACH) for m in mentions.amounts)
            return Place.SUM if has_sum else Place.THEFT
    if row := _row(sentence, start, end, mentions, context):
        return row
    if places.event.match(text, end) or places.lost_before.search(text[:start]):
        return Place.THEFT
    return Place.LOOSE if places.loose.match(text, end) else None


def _row(sentence: Sentence, start: int, end: int, mentions: Mentions, context: Context) -> Place | None:
    """NAME AMOUNT in an enumeration: behind △, or as an item of a list; sure where a culprit introduces that."""
    text = sentence.text
    if not any(m.start >= end and ROW.fullmatch(text[end : m.start]) for m in mentions.amounts):
        return None
    if LABELLED.search(text[:start]) or re.search(r"[△▲▷▶]\s?(?:\S{1,6}\s)?$", text[:start]):
        return Place.ROW
    is_first = ROW_START.search(text[:start]) or (text[:start].endswith(", ") and SERIES.fullmatch(text))
    if not is_first:
        return None
    if _is_in_a_list(context):
        return Place.ROW
    return Place.LOOSE if sentence.kind is BlockKind.LIST_ITEM else None


def _is_in_a_list(context: Context) -> bool:
    """Whether a sentence that names a culprit introduces this one, or the row before it was one of the list."""
    before = context.previous
    if before is None:
        return False
    if before.sentence.kind is BlockKind.LIST_ITEM and before.facts and not before.frames:
        return True
    return any(
        r is not None and r.mentions.actors and LIST_ANNOUNCED.search(r.sentence.text)
        for r in (context.introduction, before)
    )


def _unnamed(
    sentence: Sentence, named: tuple[Victim, ...], mentions: Mentions, context: Context, cues: Cues
) -> Iterator[Victim]:
    """A사, 파나마의 한 결제업체: one party that the text points out and leaves unnamed."""
    text = sentence.text
    for pattern in (MASKED, _places(cues).described):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            beside = any(v.start < end + 12 and start < v.end + 2 for v in named)
            party = any(n.start < end and start < n.end for n in mentions.parties) and pattern is MASKED
            if beside or party or _place(sentence, start, end, mentions, context, cues) is None:
                continue
            name = match.group("name")
            yield Victim(start, end, name, "unnamed:" + slug(name))
