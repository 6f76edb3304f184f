"""Thefts and culprits told in pairs, in Korean (see `parsers.claims.pairs`).

한들과 솔빛의 배후로 각각 라자루스와 김수키를; 한들 해킹은 라자루스가, 솔빛 해킹은 김수키가; 전자는 라자루스, 후자는 김수키.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.pairs import PAIR, paired
from parsers.parties import DPRK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame, Victim
    from parsers.mentions.values import NameMention

# the first and the second of the two that were told
_PARTICLE = r"(?=(?:은|는|이|가|을|를|의|에|에서|에는|에서는|도)\s)"
FORMER = re.compile(
    rf"(?<![가-힣])(?:전자|앞의 (?:것|사건|건)|첫 (?:사건|번째 사건|건)|첫째|첫 번째){_PARTICLE}"
)
LATTER = re.compile(
    rf"(?<![가-힣])(?:후자|뒤의 (?:것|사건|건)|두 번째 (?:사건|건)|나중 (?:것|사건|건)|둘째|두 번째){_PARTICLE}"
)
GENERAL = (DPRK, "rgb")


def former_and_latter(text: str, context: Context) -> Iterator[Victim]:
    """전자 and 후자 as the two victims of the sentence before; nothing where it names another number of them."""
    first, second = FORMER.search(text), LATTER.search(text)
    if not (first and second and context.previous):
        return
    told = list({v.id: v for v in context.previous.victims}.values())
    if len(told) == PAIR:
        for at, victim in zip((first, second), told, strict=True):
            yield replace(victim, start=at.start(), end=at.end(), name=at.group(), is_target=True)


def pair_off(frame: Frame, text: str, cues: Cues) -> list[Frame]:
    """The frame, or one for each culprit with the victims that are its own. `text`: the frame's sentence."""
    is_respective = cues["anaphora.each"].search(text) is not None
    return paired(frame, _groups(frame.actors), is_respective=is_respective)


def _groups(actors: tuple[NameMention, ...]) -> list[tuple[NameMention, ...]]:
    """The culprits, each with the state or service that stands before its name: 북한 라자루스 is one."""
    found: list[list[NameMention]] = []
    for actor in sorted(actors, key=lambda a: (a.start, a.id in GENERAL)):
        last = found[-1] if found else []
        is_lead = bool(last) and all(a.id in GENERAL or a.start == actor.start for a in last)
        is_state = actor.id in GENERAL and any(a.start == actor.start for a in last)
        if is_lead or is_state:
            last.append(actor)
        else:
            found.append([actor])
    return [tuple(one) for one in found]
