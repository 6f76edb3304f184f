"""Thefts and culprits of one clause told in pairs: each theft has its own culprit, and is no other's.

Names in turn: "A was hit by X, B by Y", 한들 해킹은 라자루스가, 솔빛 해킹은 김수키가. Two rows, where the clause says that
the first has the first: "A and B to X and Y respectively", XとYを、それぞれ…. Which names are one culprit (a state and
its group), and what says "respectively", is each language's own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from parsers.claims.values import Victim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.values import Frame
    from parsers.mentions.values import NameMention

PAIR = 2

Culprit = tuple["NameMention", ...]


def paired(frame: Frame, culprits: Sequence[Culprit], *, is_respective: bool) -> list[Frame]:
    """One frame for each culprit and the thefts that are its own, where the clause pairs them; else the frame alone.

    `culprits`: the actors of the frame in the order of the text, each with the names that belong to it.
    """
    thefts = sorted({v.id: v for v in reversed(frame.victims)}.values(), key=_start)
    if min(len(thefts), len(culprits)) < PAIR:
        return [frame]
    named: list[Victim | Culprit] = [*thefts, *culprits]
    in_turn = groupby(sorted(named, key=_start), key=lambda one: isinstance(one, Victim))
    runs = [list(run) for _, run in in_turn]
    if len(runs) == PAIR and is_respective and len(thefts) == len(culprits):
        return [_of(frame, pair) for pair in zip(thefts, culprits, strict=True)]
    if len(runs) == PAIR or len(runs) % PAIR:
        return [frame]
    return [_of(frame, [*one, *other]) for one, other in zip(runs[::PAIR], runs[1::PAIR], strict=True)]


def _start(named: Victim | Culprit) -> int:
    return named.start if isinstance(named, Victim) else named[0].start


def _of(frame: Frame, named: Sequence[Victim | Culprit]) -> Frame:
    """The frame as one of these thefts and culprits alone."""
    thefts = tuple(one for one in named if isinstance(one, Victim))
    actors = chain.from_iterable(one for one in named if not isinstance(one, Victim))
    return replace(frame, rule=f"{frame.rule}-each", victims=thefts, actors=tuple(actors))
