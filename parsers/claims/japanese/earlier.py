"""What a Japanese sentence only tells on the way to its verdict: 当初はXを疑ったが、Yと断定した."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.cues import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.values import Frame, Mentions

CORRECTED = worded(r"{earlier.corrected}")
EARLY = worded(r"{earlier.early}")
TURNED = worded(r"{earlier.turned}、")
REJECTED = worded(r"[」』]?(?:の(?:集団|ハッカー|組織))?{earlier.not_of}?{earlier.nor}、?")
# 当初は北朝鮮の犯行とみられたXの流出, 一時は関与が取り沙汰された事件
ONCE_THOUGHT = worded(
    r"[」』]?(?:の?(?:系の?)?(?:集団|ハッカー|組織))?{earlier.not_of}?[^、。「」はを]{0,6}(?:{earlier.thought})(?:てい|てき)?た(?=[一-龯ァ-ヺA-ZＡ-Ｚ「])"
)


def without_early_views(frames: Sequence[Frame], text: str, cues: Cues) -> list[Frame]:
    """The frames without those that the next one of the sentence gives up, or takes up as its own verdict."""
    dropped = {id(a) for a, b in pairwise(frames) if _is_given_up(a, b, text, cues) or _is_taken_up(a, b)}
    return [frame for frame in frames if id(frame) not in dropped]


def without_rejected(text: str, shift: int, mentions: Mentions, cues: Cues) -> tuple[str, Mentions]:
    """ "当初言われたXではなく、Yの犯行と": the clause, blanked, and its mentions without whom it rejects for another."""
    last = max((a.start - shift for a in mentions.actors), default=0)
    for actor in mentions.actors:
        rejected = REJECTED(cues).match(text, actor.end - shift)
        if EARLY(cues).search(text, 0, actor.start - shift) and (
            thought := ONCE_THOUGHT(cues).match(text, actor.end - shift)
        ):
            rejected = thought
        elif rejected is None or rejected.end() > last:
            continue
        start = actor.start - shift
        text = text[:start] + "＿" * (rejected.end() - start) + text[rejected.end() :]
        mentions = replace(mentions, names=tuple(n for n in mentions.names if n is not actor))
    return text, mentions


def _is_given_up(earlier: Frame, later: Frame, text: str, cues: Cues) -> bool:
    """Whether both are of one mind, or nobody else's is named for the earlier view."""
    if not (earlier.actors and later.actors):
        return False
    start, end = earlier.actors[0].start, later.actors[0].start
    turned = TURNED(cues).search(text, earlier.actors[-1].end, end)
    is_rumour = earlier.is_agentless and bool(later.speakers) and not later.is_agentless
    is_corrected = turned is not None and CORRECTED(cues).match(text, turned.end()) is not None
    early = EARLY(cues).search(text, 0, start) is not None or is_corrected or is_rumour
    told = {s.party for s in earlier.speakers}
    return bool(turned and early) and told <= {s.party for s in later.speakers}


def _is_taken_up(earlier: Frame, later: Frame) -> bool:
    """ "XではAのマルウェアが見つかり、警察庁は同集団の犯行と断定した": nobody's verdict before that of the same culprit."""
    is_nobodys = all(s.is_previous for s in earlier.speakers)
    same = {a.start for a in earlier.actors} & {a.start for a in later.actors}
    return is_nobodys and bool(same) and any(not s.is_previous for s in later.speakers)
