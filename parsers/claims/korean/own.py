"""The publisher as the robbed party, in Korean: 당사 지갑에서 in its own notice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.korean.places import Place, places_of
from parsers.claims.korean.standing import place_of
from parsers.claims.korean.sums import LABELLED
from parsers.claims.korean.turns import labelled, recorded
from parsers.claims.publisher import GOVERNMENT, compiles, is_publisher
from parsers.claims.values import Victim
from parsers.names import victim_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence


class _Own(NamedTuple):
    """`we`: how a firm calls itself; `thing`: what of its own it speaks of, right behind; `notice`: what it puts out."""

    we: re.Pattern[str]
    thing: re.Pattern[str]
    notice: re.Pattern[str]


@lru_cache(maxsize=4)
def _own(cues: Cues) -> _Own:
    things, selves, notices = (cues.either(f"own.{key}") for key in ("things", "selves", "notices"))
    return _Own(
        we=re.compile(
            rf"(?<![가-힣])(?:{selves})(?:\s(?:회사|거래소|재단|팀|서비스))?(?:가\s(?:운영하는|관리하는|보관하던))?"
        ),
        # 당사 브리지 서비스에서, 저희 서비스의 이용자 지갑 412개에서
        thing=re.compile(
            rf"(?:의)?\s(?:\S{{1,8}}\s){{0,3}}?\S{{0,8}}(?:{things})(?:\s\S{{1,8}}){{0,2}}?"
            r"(?:에서|으로부터|로부터|에게서|의|이|가|을|를|에)\s"
        ),
        notice=re.compile(rf"(?s)^[^\n]{{0,40}}(?:{notices})[^\n]{{0,20}}\n.*(?:저희|당사|당행|본사)"),
    )


def find_own(
    sentence: Sentence, named: tuple[Victim, ...], mentions: Mentions, context: Context, cues: Cues
) -> Iterator[Victim]:
    """당사 지갑에서 in a firm's notice is the publisher; so is whom its letter to its customers leaves out."""
    # 아라스왑은 ... 자사를 공격한 것 같다며: whom somebody else calls its own
    is_retold = any(context.victims[v.name].is_target for v in named if v.name in context.victims)
    if is_retold or any(v.is_target for v in named) or len(context.publishers) != 1:
        return
    if any(recorded(sentence, context)) or any(labelled(sentence, context, cues)):
        return  # 경찰청 국장 저희도 라자루스의 소행으로: whoever the minutes let speak
    party = context.publishers[0]
    if not party or GOVERNMENT.fullmatch(party) or compiles(party, context.lexicon):
        return
    named_self = (v.id for v in context.victims.values() if is_publisher(v.id, context.publishers))
    publisher = next(named_self, victim_id(party, context.lexicon))
    for match in _own(cues).we.finditer(sentence.text):
        if _is_taken(sentence.text, match.end(), mentions, cues) or place_of(
            sentence, *match.span(), mentions, context, cues
        ) in {Place.SUM, Place.THEFT}:
            yield Victim(*match.span(), match.group(), publisher)
            return
    field = LABELLED.match(sentence.text)  # 피해 자산: 이더리움 1,820개
    theft = places_of(cues).named.search(sentence.text) or (
        field if field and cues["dates.label"].search(field.group()) else None
    )
    is_robbed = any(v.is_target or v.is_sure for v in context.victims.values())
    if cues["own.yearly"].search(sentence.text):
        return  # 북한은 해마다 10억 달러 넘게 훔친다, in a letter to customers
    is_letter = cues["own.letters"].search(context.text) or (
        _own(cues).notice.search(context.text) and not _finds_out(party, context)
    )
    if theft and (mentions.amounts or mentions.dates) and is_letter and not is_robbed:
        yield Victim(*theft.span(), theft.group(), publisher)


def calls_itself(name: str, cues: Cues) -> bool:
    """Whether a name is what a firm calls itself: 당사, 저희 거래소."""
    return _own(cues).we.fullmatch(name) is not None


def _finds_out(party: str, context: Context) -> bool:
    """Whether the publisher looks into others' thefts: a listed firm, or one with such a word in its id."""
    words = context.lexicon.cues["cues_publishers"]["investigators"]["words"]
    return f"party:{party}" in context.lexicon.names or not set(words).isdisjoint(party.split("-"))


def _is_taken(text: str, end: int, mentions: Mentions, cues: Cues) -> bool:
    """저희 서비스의 이용자 지갑 412개에서 31억 원 상당의 이더리움이 동의 없이 이체되었습니다. `end`: behind 저희."""
    thing = _own(cues).thing.match(text, end) if mentions.amounts or mentions.dates else None
    return thing is not None and places_of(cues).named.search(text, thing.end()) is not None
