"""Who only passes on in Japanese what another one says: A紙によると、Bは…と述べた is B's word, not A's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker
from parsers.claims.voice import UNSTATED
from parsers.parties import is_accused

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context

TELLS_ON = re.compile(
    r"(?:た|だ|ている)と(?:明らかに|発表|公表|述べ|伝え|説明|報告|報じ|明か)[^。、]{0,8}。?$"
)
TELLER = re.compile(r"[」』）)]?(?:[^、。はがを「」]{0,10})(?:は|も)")
FINDER = re.compile(r"[」』）)]?(?:[^、。はがを「」]{0,8})が")
# が検知し、 before another topic
DOES_ELSE = re.compile(r"[」』）)]?(?:が|は)[^。、「」]{1,24}[しりいきちみびけげせてえれっん]、")
# 名を書いたのは、FBIでも財務省でもなく
NOT_BY = re.compile(
    r"[」』）)]?[^、。「」はがを]{0,8}(?:でも(?:[^。、「」]{1,24}でも)?な(?:く|い)|ではな(?:く|い))"
)
KIND_REACH = 4  # 米紙, 経済誌: the kind of paper before its name


def innermost(speakers: tuple[Speaker, ...], text: str, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """The speakers without the press that retells them, and without a paper that speaks of itself.

    Experts who stay nameless leave nobody: what a paper has from them is nobody's finding.
    """
    speakers = tuple(
        s for s in speakers if not (NOT_BY.match(text, s.end) or _says_nothing(s, speakers, text, cues))
    )
    told = _deepest(tuple(s for s in speakers if not is_relay(s, text, cues)), text)
    if told or len(told) == len(speakers):
        return told
    if nameless := find_nameless(text, cues):
        return nameless
    return tuple(s for s in speakers if s.party not in context.publishers)


def _deepest(speakers: tuple[Speaker, ...], text: str) -> tuple[Speaker, ...]:
    """ "Xは、Yが北朝鮮の犯行と判断したと明らかにした": what X passes on is Y's finding."""
    if not TELLS_ON.search(text):
        return speakers
    inner = tuple(s for s in speakers if FINDER.match(text, s.end))
    outer = tuple(s for s in speakers if TELLER.match(text, s.end))
    is_nested = inner and outer and outer[-1].end < inner[0].start
    return inner if is_nested else speakers


def _says_nothing(speaker: Speaker, speakers: tuple[Speaker, ...], text: str, cues: Cues) -> bool:
    """ "Xが検知し、YがAPT38の犯行と投稿した": X does something else, in a clause that ends before Y's begins."""
    following = [s for s in speakers if s.start > speaker.end]
    if speaker.is_self or not following:
        return False
    clause = DOES_ELSE.match(text, speaker.end, min(s.start for s in following))
    return clause is not None and cues["report.verbs"].search(clause[0]) is None


def find_nameless(text: str, cues: Cues) -> tuple[Speaker, ...]:
    """ "複数の専門家によると", "暗号資産分析企業が": a view of some who stay nameless is nobody's."""
    told = cues["speakers.experts"].search(text)
    return (Speaker(UNSTATED, *told.span()),) if told else ()


def is_relay(speaker: Speaker, text: str, cues: Cues) -> bool:
    """Whether a speaker is of the press: by its name or the kind of paper before it."""
    if not speaker.party or speaker.is_self or is_accused(speaker.party):
        return False  # what the accused state's own press says is the state's word
    name = text[speaker.start : speaker.end]
    kind = text[max(0, speaker.start - KIND_REACH) : speaker.start]
    return (
        cues["speakers.press"].search(name) is not None
        or re.search(r"(?:紙|誌|通信社|メディア)(?:の|、)?[「『]?$", kind) is not None
    )
