"""Several voices in one sentence: each part of it that has a speaker of its own is read with that speaker alone.

국정원은 라자루스의 소행으로 봤으나, 업체 측은 근거가 없다며 의문을 나타냈다: two claims, of opposite stance.
회사는 내부자를 의심했지만 경찰은 라자루스를 지목했다: one claim, and it is not the firm's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.korean.clauses import Clause
from parsers.claims.korean.places import CLAUSE_END
from parsers.claims.korean.speakers import find_speakers
from parsers.claims.scene import Scene
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Speaker

# 금융위원회는 이에 대해 확인해 줄 수 없음: who says nothing of it
RETICENT = re.compile(
    r"(?:확인|답변?|언급|논평|설명|공개|말)\S{0,3}\s?(?:해\s?)?(?:주지|줄\s수|하지|할\s수)\s?(?:는|도)?\s?(?:않|없|못)"
    r"|(?:언급|답변?|논평|확인|대답|판단|결론|귀속)(?:을|를)?\s(?:피했|삼갔|거부|거절|보류|미뤘|미뤄|유보|꺼렸)|말을\s아[꼈끼]|함구"
)
RUMOUR = re.compile(
    r"(?:소문|루머|괴담|음모론|뒷말)(?:이|도|까지|만|은|마저)?\s(?:돌|나돌|떠돌|퍼|무성|있|나오|나왔)"
)
TOPIC = re.compile(r"(?:은|는|측이|도)[,\s]")
TOPIC_REACH = 40
SPEECH = re.compile(r"[“\"][^“”\"]*[”\"]")


def parted(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> tuple[Clause, ...]:
    """The parts of a clause, cut where another speaker begins; those that say nothing of the culprit are left out."""
    if not clause.mentions.actors:
        return (clause,)
    spans = _voiced(sentence, clause, context, cues)
    parts: list[Clause] = []
    for start, end in spans:
        part = _part(clause, (start, end), sentence.text)
        opposed = opposes(part.text, cues) and not part.mentions.actors
        if opposed and parts:
            part = replace(part, answers=True)
        elif parts and not part.mentions.actors and _joins(part.text, cues):
            part = replace(part, joins=True)
        elif _is_silent(part, cues):
            continue
        parts.append(part)
    return tuple(parts) if len(spans) > 1 and parts else (clause,)


def _voiced(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> list[tuple[int, int]]:
    """Spans of the clause, each but the first beginning with a speaker of its own, or with what goes around."""
    text = sentence.text
    quoted = [m.span() for m in SPEECH.finditer(text)]
    ends = [m.end() for m in CLAUSE_END.finditer(text, clause.start, clause.end)]
    spans = [(clause.start, clause.end)]
    for at in ends:
        start, end = spans[-1]
        is_quoted = any(a < at < b for a, b in quoted)
        if not is_quoted and _is_change(sentence, clause, (start, at), (at, end), context, cues):
            spans[-1:] = [(start, at), (at, end)]
    return spans


def _is_change(
    sentence: Sentence,
    clause: Clause,
    before: tuple[int, int],
    behind: tuple[int, int],
    context: Context,
    cues: Cues,
) -> bool:
    """Whether what was said ends here, and another one speaks: 경찰은 ... 봤고, 회사 측은 ... 의심했다."""
    said, says = sentence.text[slice(*before)], sentence.text[slice(*behind)]
    is_accused = any(a.start < before[1] for a in clause.mentions.actors)
    if not is_accused and RETICENT.search(said) and cues["report.agentless"].search(says):
        return True  # 국정원은 "확인해 줄 수 없다"고 했지만 라자루스로 확인됐다: not by those who keep silent
    if not TOPIC.search(says[:TOPIC_REACH]):
        return False
    if is_accused and goes_around(says, cues) and not goes_around(said, cues):
        return not any(a.start >= behind[0] for a in clause.mentions.actors)
    who = {s.party for s in _speakers(sentence, clause, behind, context, cues)}
    told = {s.party for s in _speakers(sentence, clause, before, context, cues)}
    if not who or who & told:
        return False
    return bool(told) or (is_accused and _replies(says, cues))


def _joins(text: str, cues: Cues) -> bool:
    """국정원은 라자루스를 지목했고, 경찰은 이를 확인했다."""
    return any(cues[f"anaphora.{key}"].search(text) for key in ("agreement", "takes_up", "thus"))


def _replies(text: str, cues: Cues) -> bool:
    return opposes(text, cues) or RETICENT.search(text) is not None


def goes_around(text: str, cues: Cues) -> bool:
    """한 커뮤니티에서는 보상을 떼먹을 것이라는 소문까지 돌았다: what goes around beside a finding takes nothing from it."""
    return bool(RUMOUR.search(text) or cues["report.hearsay"].search(text))


def _is_silent(part: Clause, cues: Cues) -> bool:
    """Whether a part only tells that somebody keeps silent, or what goes around."""
    if part.mentions.actors:
        return False
    return RETICENT.search(part.text) is not None or goes_around(part.text, cues)


def opposes(text: str, cues: Cues) -> bool:
    """Whether a clause denies or doubts."""
    return any(cues.stances[s].search(text) for s in (Stance.DENIED, Stance.DISPUTED))


def _speakers(
    sentence: Sentence, clause: Clause, span: tuple[int, int], context: Context, cues: Cues
) -> tuple[Speaker, ...]:
    """Who is named in a part of the sentence as speaking there."""
    start, end = span
    inside = tuple(v for v in clause.victims if start <= v.start < end)
    said = " " * start + sentence.text[start:end]
    found = find_speakers(Scene(said, sentence, clause.mentions.within(start, end), inside, context, cues))
    return tuple(s for s in found if s.start >= start and s.end > s.start and not s.is_previous)


def _part(clause: Clause, span: tuple[int, int], text: str) -> Clause:
    """A later part that names a culprit of its own names its victims, too, or means the theft told."""
    start, end = span
    own = clause.mentions.within(start, end)
    inside = tuple(v for v in clause.victims if start <= v.start < end)
    if not inside and (start == clause.start or not own.actors):
        inside = tuple(v for v in clause.victims if v.end <= end and v.is_target)
    return Clause(start, end, text[start:end], own, inside)
