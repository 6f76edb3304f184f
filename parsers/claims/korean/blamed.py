"""Whom a clause accuses, of those that it names, in Korean; and whether it means those named before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.korean.culprits import AFTER_NAME
from parsers.claims.values import Speaker
from parsers.parties import DPRK, is_accused
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.korean.clauses import Clause
    from parsers.claims.values import Frame
    from parsers.mentions.values import NameMention

THESE = re.compile(r"의?\s(?:이들|이|그)\s(?:사이버\s)?(?:행위자|해커|조직|집단|그룹)")


# 라자루스를 추적해 온 체이널리시스는, 라자루스의 수법을 다룬 보고서를 낸 엘립틱은: what a speaker works at
TRACKED = worded(
    rf"{AFTER_NAME}(?:의\s(?:[^\s.,]{{1,10}}\s){{0,3}}?\S{{1,10}})?[을를]\s(?:[^\s.,]{{1,10}}\s){{0,4}}?(?={{report.tracks}})"
    r"[^.,]{1,30}?[은는온던한룬쓴낸]\s(?:[^\s.,]{1,8}\s){0,3}$"
)
# 북한 해킹으로 445억 원을 잃은 업비트에 과태료를 부과했다: what somebody does to the robbed accuses nobody
LOST_BY = worded(rf"{AFTER_NAME}[^.]{{0,60}}?{{theft.lost}}\s(?:[^\s.,]{{1,8}}\s){{0,3}}$")
MEASURES = worded(
    r"[’”'\"]?(?:의\s\S{1,8})?(?:에|에게|을|를|에\s대해|에\s대한|측에)\s[^.]{0,60}?{report.measures}"
)


# ... 훔쳤다는 | 미국의 주장
TOLD = re.compile(r"(?:다|라)는\s(?:지난\s)?$")
CHARGE = worded(r"(?:[(（][^)）]{1,20}[)）])?(?:의|\s측)?\s(?:\S{1,6}\s)?{report.findings}")


def only_acts(clause: Clause, cues: Cues) -> bool:
    """Whether all that is done in a clause is done to the robbed: a fine, an order, an inspection."""
    text = clause.text
    return bool(clause.mentions.actors) and any(
        MEASURES(cues).match(text, v.end - clause.start)
        and all(
            LOST_BY(cues).fullmatch(text, a.end - clause.start, v.start - clause.start)
            for a in clause.mentions.actors
        )
        for v in clause.victims
    )


def _is_tracked(actor: NameMention, clause: Clause, speakers: tuple[Speaker, ...], cues: Cues) -> bool:
    """라자루스를 추적해 온 체이널리시스는; but 라자루스를 추적하는 잭엑스비티는 ... 이들의 소행으로 points back at them."""
    return any(
        s.start > actor.end
        and cues["anaphora.actors"].search(clause.text, s.end - clause.start) is None
        and TRACKED(cues).fullmatch(clause.text, actor.end - clause.start, s.start - clause.start)
        for s in speakers
    )


def points_at_accused(text: str, speakers: tuple[Speaker, ...], cues: Cues) -> bool:
    """이 조직, 같은 결론; or 펙실드는 근거가 부족하다며 의문을 제기했다."""
    doubts = cues.stances[Stance.DISPUTED].search(text) and cues["anaphora.finding"].search(text)
    return bool(
        cues["anaphora.actors"].search(text) or (doubts and speakers and cues["report.verbs"].search(text))
    )


def charges_denied(frame: Frame, clause: Clause, cues: Cues) -> tuple[Frame, ...]:
    """북한은 ... 훔쳤다는 미국의 주장을 부인했다: what is denied is told, with who says it."""
    if frame.stance is not Stance.DENIED or not any(is_accused(s.party) for s in frame.speakers):
        return ()
    text = clause.text
    said = [
        Speaker(p.id, p.start, p.end)
        for p in clause.mentions.parties
        if not is_accused(p.id)
        and TOLD.search(text[: p.start - clause.start])
        and CHARGE(cues).match(text, p.end - clause.start)
    ]
    return (replace(frame, rule="ko-charged", stance=Stance.ASSERTED, speakers=tuple(said)),) if said else ()


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
        if (is_answer or not _is_tracked(a, clause, speakers, cues))
        and (
            is_answer
            or not (a.id == DPRK and cues["nested.bystander"].match(clause.text, a.end - clause.start))
        )
    ]
    wider = [
        a
        for a in actors
        if any(b.start > a.start for b in actors)
        and cues["nested.under"].match(clause.text[a.end - clause.start :].lstrip(" 의"))
    ]
    return tuple([a for a in actors if a not in wider] + wider)
