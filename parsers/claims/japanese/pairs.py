"""Several thefts and several culprits in one Japanese clause, bound one to one (see `parsers.claims.pairs`).

"XをラザルスのYをアンダリエルの犯行とした": of names in turn, each has the culprit beside it. "XとYを、それぞれラザルスと
アンダリエルの犯行とした": of two rows, the first has the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.pairs import paired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Frame
    from parsers.mentions.values import NameMention

# 北朝鮮の「ラザルス」, 偵察総局傘下のアンダリエル: one culprit
OF = re.compile(
    r"[」』）)]?(?:系|側)?(?:の|傘下の|配下の|が[^、。]{2,10}する|、|[（(])?[^、。はがをと]{0,10}?[「『（(]?"
)


def pair_off(frame: Frame, text: str, cues: Cues) -> list[Frame]:
    """The frame as one of each theft and its culprit, if the clause pairs them; else as it is.

    `text`: that of the sentence.
    """
    is_respective = cues["anaphora.each"].search(text) is not None
    return paired(frame, list(_culprits(text, frame.actors)), is_respective=is_respective)


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
