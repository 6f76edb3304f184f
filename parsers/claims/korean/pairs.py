"""Thefts and culprits told in pairs: each victim has its own culprit, and is no other's.

한들과 솔빛의 배후로 각각 라자루스와 김수키를; 한들 해킹은 라자루스가, 솔빛 해킹은 김수키가; 전자는 라자루스, 후자는 김수키.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame, Victim
    from parsers.mentions.values import NameMention

RESPECTIVELY = re.compile(r"(?<![가-힣])(?:각각|각기|차례로|순서대로|차례대로|순서로)(?![가-힣])")
PAIR = 2
# the first and the second of the two that were told
_PARTICLE = r"(?=(?:은|는|이|가|을|를|의|에|에서|에는|에서는|도)\s)"
FORMER = re.compile(
    rf"(?<![가-힣])(?:전자|앞의 (?:것|사건|건)|첫 (?:사건|번째 사건|건)|첫째|첫 번째){_PARTICLE}"
)
LATTER = re.compile(
    rf"(?<![가-힣])(?:후자|뒤의 (?:것|사건|건)|두 번째 (?:사건|건)|나중 (?:것|사건|건)|둘째|두 번째){_PARTICLE}"
)
GENERAL = ("dprk", "rgb")


def former_and_latter(text: str, context: Context) -> Iterator[Victim]:
    """전자 and 후자 as the two victims of the sentence before; nothing where it names another number of them."""
    first, second = FORMER.search(text), LATTER.search(text)
    if not (first and second and context.previous):
        return
    told = list({v.id: v for v in context.previous.victims}.values())
    if len(told) == PAIR:
        for at, victim in zip((first, second), told, strict=True):
            yield replace(victim, start=at.start(), end=at.end(), name=at.group(), is_target=True)


def paired(frame: Frame, text: str) -> tuple[Frame, ...]:
    """The frame, or one for each culprit with the victims that are its own. `text`: the frame's sentence."""
    victims = sorted({v.id: v for v in reversed(frame.victims)}.values(), key=lambda v: v.start)
    culprits = _groups(frame.actors)
    if len(victims) < PAIR or len(culprits) < PAIR:
        return (frame,)
    owned = _respectively(victims, culprits, text) or _alternating(victims, culprits)
    return tuple(replace(frame, actors=a, victims=tuple(v)) for a, v in owned) or (frame,)


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


def _respectively(
    victims: list[Victim], culprits: list[tuple[NameMention, ...]], text: str
) -> list[tuple[tuple[NameMention, ...], list[Victim]]]:
    """각각: as many culprits as victims, the one kind told before the other."""
    if len(victims) != len(culprits) or not RESPECTIVELY.search(text):
        return []
    is_parted = victims[-1].end <= culprits[0][0].start or culprits[-1][-1].end <= victims[0].start
    return [(c, [v]) for c, v in zip(culprits, victims, strict=True)] if is_parted else []


def _alternating(
    victims: list[Victim], culprits: list[tuple[NameMention, ...]]
) -> list[tuple[tuple[NameMention, ...], list[Victim]]]:
    """X는 A가, Y는 B가; A는 X를, B는 Y를: between two culprits stand the victims of one of them."""
    starts = [c[0].start for c in culprits]
    is_victim_first = victims[0].start < starts[0]
    if is_victim_first:
        owned = [
            [v for v in victims if (starts[n - 1] if n else -1) < v.start < start]
            for n, start in enumerate(starts)
        ]
        is_left = victims[-1].start > starts[-1]
    else:
        ends = [*starts[1:], victims[-1].end + 1]
        owned = [
            [v for v in victims if start < v.start < end] for start, end in zip(starts, ends, strict=True)
        ]
        is_left = False
    if is_left or not all(owned):
        return []
    return list(zip(culprits, owned, strict=True))
