"""The clauses of a Korean sentence that accuse each for itself, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.korean.compared import contrasts
from parsers.claims.korean.culprits import is_culprit
from parsers.claims.korean.places import CLAUSE_END
from parsers.parties import is_accused
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Victim

# 펙실드는 라자루스를, 서틱은
GAP = re.compile(r"(?:[을를]|으로|로|의|이라고|라고)?,\s(?=[^\s,]{1,14}(?:\s[^\s,]{1,10}){0,2}(?:은|는)\s)")
ASIDE = re.compile(r"(?:미상|불명|미확인|미정|미귀속|모름|\?)\s?[(（](?P<said>[^()（）]{6,80})[)）]")
OBJECT = re.compile(r"[가-힣](?:을|를|으로|로)\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with what stands in it. Offsets are those of the sentence.

    `answers`: it opposes the finding that the clause before tells; `joins`: it takes that up.
    """

    start: int
    end: int
    text: str
    mentions: Mentions
    victims: tuple[Victim, ...]
    answers: bool = False
    joins: bool = False


def clauses_of(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> list[tuple[int, int, str]]:
    """Spans of clauses that stand for themselves, with an accused and a cue; others join the one before.

    With what a clause leaves to the next one to say: 펙실드는 라자루스를, 서틱은 김수키를 범인으로 본다.
    """
    if aside := _in_bracket(text, mentions, cues):
        return [aside]
    ends = {m.end() for m in CLAUSE_END.finditer(text)}
    apart = contrasts(text, mentions, victims, cues)
    apart += [at for at in ends if _leaves_open(text, at, mentions, victims, cues)]
    spans: list[tuple[int, int]] = []
    for span in pairwise(sorted({0, *ends, *apart, len(text)})):
        if (
            spans
            and span[0] not in apart
            and not (_is_whole(text, spans[-1], mentions, cues) and _is_whole(text, span, mentions, cues))
        ):
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
    return [part for span in spans for part in _gapped(text, span, mentions, victims)]


def _leaves_open(text: str, at: int, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues) -> bool:
    """X는 라자루스가 털었지만 | Y 사건은 아직 범인을 모른다: from here on another theft, and nobody for it."""
    if not mentions.actors or any(a.end > at for a in mentions.actors):
        return False
    before, behind = (tuple(v for v in victims if (v.start >= at) is later) for later in (False, True))
    is_another = before and behind and {v.id for v in before}.isdisjoint(v.id for v in behind)
    return bool(is_another) and cues["gates.unknown"].search(text, at) is not None


def _in_bracket(text: str, mentions: Mentions, cues: Cues) -> tuple[int, int, str] | None:
    """공격자: 미상(아캄은 라자루스 추정): a clause in a bracket that alone accuses."""
    for found in ASIDE.finditer(text):
        start, end = found.span("said")
        is_whole = mentions.actors and all(start <= a.start < end for a in mentions.actors)
        if is_whole and any(p.search(text, start, end) for p in cues.stances.values()):
            return start, end, ""
    return None


def _gapped(
    text: str, span: tuple[int, int], mentions: Mentions, victims: tuple[Victim, ...]
) -> list[tuple[int, int, str]]:
    """A clause, in two where its parts share their predicate; what two thefts share, `pairs` tells apart."""
    for gap in GAP.finditer(text, *span):
        if any(v.start == gap.end() for v in victims):
            continue
        left = [a for a in mentions.actors if span[0] <= a.start and a.end == gap.start()]
        right = [a for a in mentions.actors if gap.end() < a.start < span[1]]
        if left:
            shared = text[right[0].end : span[1]] if right else _predicate(text, gap.end(), span[1])
            return [(span[0], gap.end(), shared), (gap.end(), span[1], "")]
    return [(*span, "")]


def _predicate(text: str, start: int, end: int) -> str:
    """S사는 라자루스를, 갈무리는 전직 개발자를 의심한다: what stands behind the second one's object."""
    found = OBJECT.search(text, start, end)
    return " " + text[found.end() : end] if found else ""


def _is_whole(text: str, span: tuple[int, int], mentions: Mentions, cues: Cues) -> bool:
    part = text[slice(*span)]
    actors = tuple(n for n in mentions.actors if span[0] <= n.start < span[1])
    if not actors and not cues["anaphora.actors"].search(part):
        is_answer = any(span[0] <= n.start < span[1] and is_accused(n.id) for n in mentions.parties)
        return is_answer and bool(cues.stances[Stance.DENIED].search(part))
    return any(p.search(part) for p in cues.stances.values()) or is_culprit(part, actors, span[0], cues)
