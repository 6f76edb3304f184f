"""A finding and what somebody else answers to it in one sentence.

국정원은 라자루스의 소행으로 봤으나, 업체 측은 근거가 없다며 의문을 나타냈다: two claims, of opposite stance.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.korean.clauses import Clause
from parsers.claims.korean.places import CLAUSE_END
from parsers.claims.korean.speakers import find_speakers
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Speaker

# 금융위원회는 이에 대해 확인해 줄 수 없음: who says nothing of it
RETICENT = re.compile(
    r"(?:확인|답변?|언급|논평|설명|공개|말)\S{0,3}\s?(?:해\s?)?(?:주지|줄\s수|하지|할\s수)\s?(?:는|도)?\s?(?:않|없|못)"
    r"|(?:언급|답변?|논평|확인|대답)(?:을|를)?\s(?:피했|삼갔|거부|거절|보류|미뤘|꺼렸)|말을\s아[꼈끼]|함구"
)
RUMOUR = re.compile(
    r"(?:소문|루머|괴담|음모론|뒷말)(?:이|도|까지|만|은|마저)?\s(?:돌|나돌|떠돌|퍼|무성|있|나오|나왔)"
)
TOPIC = re.compile(r"(?:은|는|측이|도)[,\s]")
TOPIC_REACH = 40


def parted(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> tuple[Clause, ...]:
    """The finding and what opposes it, or the finding without who keeps silent; else the clause as it is."""
    text = sentence.text
    if not clause.mentions.actors or not (opposes(clause.text, cues) or _is_aside(clause.text, cues)):
        return (clause,)
    for end in CLAUSE_END.finditer(text, clause.start, clause.end):
        first, second = (clause.start, end.end()), (end.end(), clause.end)
        if not _is_answer(text, first, second, clause, cues):
            continue
        finding = _part(clause, first, text)
        if not opposes(text[slice(*second)], cues) and goes_around(text[slice(*second)], cues):
            return (finding,)
        who = _speakers(sentence, clause, second, context, cues)
        found = _speakers(sentence, clause, first, context, cues)
        if who and not {s.party for s in who} & {s.party for s in found}:
            if not opposes(text[slice(*second)], cues):
                return (finding,)
            return finding, replace(_part(clause, second, text), answers=True)
    return (clause,)


def goes_around(text: str, cues: Cues) -> bool:
    """한 커뮤니티에서는 보상을 떼먹을 것이라는 소문까지 돌았다: what goes around beside a finding takes nothing from it."""
    return bool(RUMOUR.search(text) or cues["report.hearsay"].search(text))


def _is_aside(text: str, cues: Cues) -> bool:
    return bool(RETICENT.search(text)) or goes_around(text, cues)


def opposes(text: str, cues: Cues) -> bool:
    """Whether a clause denies or doubts."""
    return any(cues.stances[s].search(text) for s in (Stance.DENIED, Stance.DISPUTED))


def _is_answer(
    text: str, first: tuple[int, int], second: tuple[int, int], clause: Clause, cues: Cues
) -> bool:
    """Whether the second part accuses nobody itself, has a topic, and opposes or is silent, as the first is not."""
    if any(a.start >= second[0] for a in clause.mentions.actors) or opposes(text[slice(*first)], cues):
        return False
    if goes_around(text[slice(*first)], cues):
        return False
    said = text[slice(*second)]
    return bool(TOPIC.search(said[:TOPIC_REACH]) and (opposes(said, cues) or _is_aside(said, cues)))


def _speakers(
    sentence: Sentence, clause: Clause, span: tuple[int, int], context: Context, cues: Cues
) -> tuple[Speaker, ...]:
    """Who is named in a part of the sentence as speaking there."""
    start, end = span
    inside = tuple(v for v in clause.victims if start <= v.start < end)
    said = " " * start + sentence.text[start:end]
    found = find_speakers(said, sentence, clause.mentions.within(start, end), inside, context, cues)
    return tuple(s for s in found if s.start >= start and s.end > s.start)


def _part(clause: Clause, span: tuple[int, int], text: str) -> Clause:
    start, end = span
    inside = tuple(v for v in clause.victims if start <= v.start < end)
    robbed = tuple(v for v in clause.victims if v.end <= end and v.is_target)
    return Clause(start, end, text[start:end], clause.mentions.within(start, end), inside or robbed)
