"""Whom a clause accuses, of those that it names, in Korean; and whether it means those named before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.parties import DPRK, is_accused
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.korean.clauses import Clause
    from parsers.claims.values import Speaker
    from parsers.mentions.values import NameMention

THESE = re.compile(r"의?\s(?:이들|이|그)\s(?:사이버\s)?(?:행위자|해커|조직|집단|그룹)")


def points_at_accused(text: str, speakers: tuple[Speaker, ...], cues: Cues) -> bool:
    """이 조직, 같은 결론; or 펙실드는 근거가 부족하다며 의문을 제기했다."""
    doubts = cues.stances[Stance.DISPUTED].search(text) and cues["anaphora.finding"].search(text)
    return bool(
        cues["anaphora.actors"].search(text) or (doubts and speakers and cues["report.verbs"].search(text))
    )


def accused(clause: Clause, speakers: tuple[Speaker, ...], cues: Cues) -> tuple[NameMention, ...]:
    """The actors of the clause; one under which another stands comes after it."""
    if clause.mentions.actors and all(
        a.id == DPRK and THESE.match(clause.text, a.end - clause.start) for a in clause.mentions.actors
    ):
        return ()  # 북한의 이들 행위자: those named before
    # 북한 외무성이 ... 부인했다: the state that answers is the accused
    is_answer = any(is_accused(s.party) for s in speakers) and bool(
        cues.stances[Stance.DENIED].search(clause.text)
    )
    if is_answer and not clause.mentions.actors:
        own = [n for n in clause.mentions.parties if is_accused(n.id)]
        return tuple(replace(n, kind="actor", id=DPRK) for n in own[:1])
    actors = [
        a
        for a in clause.mentions.actors
        if is_answer
        or not (a.id == DPRK and cues["nested.bystander"].match(clause.text, a.end - clause.start))
    ]
    wider = [
        a
        for a in actors
        if any(b.start > a.start for b in actors)
        and cues["nested.under"].match(clause.text[a.end - clause.start :].lstrip(" 의"))
    ]
    return tuple([a for a in actors if a not in wider] + wider)
