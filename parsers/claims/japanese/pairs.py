"""Several thefts and several culprits in one Japanese clause, bound one to one.

"XをラザルスのYをアンダリエルの犯行とした": of names in turn, each has the culprit beside it. "XとYを、それぞれラザルスと
アンダリエルの犯行とした": of two rows, the first has the first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Frame, Victim
    from parsers.mentions.values import NameMention

# 北朝鮮の「ラザルス」, 偵察総局傘下のアンダリエル: one culprit
OF = re.compile(
    r"[」』）)]?(?:系|側)?(?:の|傘下の|配下の|が[^、。]{2,10}する|、|[（(])?[^、。はがをと]{0,10}?[「『（(]?"
)
LEAST = 2


def pair_off(text: str, frame: Frame, cues: Cues) -> list[Frame]:
    """The frame as one of each theft and its culprit, if the clause pairs them; else as it is.

    `text`: that of the sentence.
    """
    thefts = list({v.id: v for v in reversed(frame.victims)}.values())
    culprits = list(_culprits(text, frame.actors))
    if min(len(thefts), len(culprits)) < LEAST:
        return [frame]
    in_turn = sorted(
        [(v.start, v, ()) for v in thefts] + [(c[0].start, None, c) for c in culprits], key=_first
    )
    runs = [list(run) for _, run in groupby(in_turn, key=lambda named: named[1] is None)]
    if len(runs) == LEAST:
        if len(thefts) != len(culprits) or not cues["anaphora.each"].search(text):
            return [frame]
        thefts.sort(key=lambda v: v.start)
        return [_bound(frame, [v], c) for v, c in zip(thefts, culprits, strict=True)]
    if len(runs) % LEAST:
        return [frame]
    return [
        _bound(
            frame,
            [v for _, v, _ in (*one, *other) if v],
            tuple(a for _, _, named in (*one, *other) for a in named),
        )
        for one, other in zip(runs[::2], runs[1::2], strict=True)
    ]


def _first(named: tuple[int, Victim | None, tuple[NameMention, ...]]) -> int:
    return named[0]


def _culprits(text: str, actors: tuple[NameMention, ...]) -> Iterator[tuple[NameMention, ...]]:
    """The accused, a state or group with the one that is named as a part of it."""
    one: list[NameMention] = []
    for actor in sorted(actors, key=lambda a: a.start):
        if one and not OF.fullmatch(text, one[-1].end, actor.start):
            yield tuple(one)
            one = []
        one.append(actor)
    if one:
        yield tuple(one)


def _bound(frame: Frame, thefts: list[Victim], culprits: tuple[NameMention, ...]) -> Frame:
    return replace(frame, rule=f"{frame.rule}-each", victims=tuple(thefts), actors=culprits)
