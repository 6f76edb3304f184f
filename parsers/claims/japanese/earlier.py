"""What a Japanese sentence only tells on the way to its verdict: 当初はXを疑ったが、Yと断定した."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.values import Frame

CORRECTED = re.compile(r"正しくは|実際(?:に)?は")
EARLY = re.compile(r"(?:当初|最初|はじめ|一時期?|発生直後|事件直後|以前)")
TURNED = re.compile(r"(?:が|ものの|けれども)、")


def without_early_views(frames: Sequence[Frame], text: str) -> list[Frame]:
    """The frames without those that the next one of the sentence gives up, or takes up as its own verdict."""
    dropped = {id(a) for a, b in pairwise(frames) if _is_given_up(a, b, text) or _is_taken_up(a, b)}
    return [frame for frame in frames if id(frame) not in dropped]


def _is_given_up(earlier: Frame, later: Frame, text: str) -> bool:
    """Whether both are of one mind, or nobody else's is named for the earlier view."""
    if not (earlier.actors and later.actors):
        return False
    start, end = earlier.actors[0].start, later.actors[0].start
    turned = TURNED.search(text, earlier.actors[-1].end, end)
    early = EARLY.search(text, 0, start) or (turned and CORRECTED.match(text, turned.end()))
    told = {s.party for s in earlier.speakers}
    return bool(turned and early) and told <= {s.party for s in later.speakers}


def _is_taken_up(earlier: Frame, later: Frame) -> bool:
    """ "XではAのマルウェアが見つかり、警察庁は同集団の犯行と断定した": nobody's verdict before that of the same culprit."""
    is_nobodys = all(s.is_previous for s in earlier.speakers)
    same = {a.start for a in earlier.actors} & {a.start for a in later.actors}
    return is_nobodys and bool(same) and any(not s.is_previous for s in later.speakers)
