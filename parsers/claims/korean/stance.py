"""How surely a Korean clause accuses: by what stands behind the accused, where the predicates are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.korean.culprits import AFTER_NAME, is_culprit
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.mentions.values import NameMention

ORDER = (Stance.DENIED, Stance.DISPUTED, Stance.ASSESSED, Stance.SUSPECTED, Stance.ASSERTED)
# 유력한 용의자로 라자루스를: a hedge may stand right before the accused
LEAD = 14
# 중간 정도의 확신을 갖고 이 사건을 라자루스에: how sure one is may stand at the head of the clause
GRADE_LEAD = 50
GRADE_REACH = 60
GRADES_BEHIND = (("behind_assessed", Stance.ASSESSED), ("behind_suspected", Stance.SUSPECTED))
BEYOND_DOUBT = re.compile(
    r"의심(?:의|할|하지)?\s(?:여지|바|것도)?\S*\s?없\S*|의심하지 않\S*"
)  # 의심의 여지가 없다
# 라자루스를 의심했으나, 확신도는 낮다고
# 라자루스는 아니라는, 북한의 소행이 아니며; not: 북한이 아닌가 하는, 북한이 아닐까
NOT_IT = worded(
    rf"{AFTER_NAME}(?:(?:의|이\s한)?\s?{{grades.deeds}})?(?:은|는|이|가|도)?\s?(?:절대\s|결코\s|전혀\s)?"
    r"아(?:니라는|니며|니고|니었|니다|니란|닌\s것|님|닙)"
)
# 훔쳤다며 그를 기소했고, 배심원은 유죄로 봤지만: who indicts asserts
CHARGES = worded(r"[을를]\s(?:\S{1,6}\s){0,2}?(?:기소|재판에\s넘)")
# 귀속: 블루노로프 — 등급: 중간
GRADE = worded(
    r"{grades.label}(?:\s?등급|\s?수준)?\s?[:：]\s?[‘'\"]?(?:매우\s)?"
    r"(?:(?P<asserted>{grades.confirmed})|(?P<assessed>{grades.assessed})|(?P<suspected>{grades.suspected}))"
)
LOW = re.compile(
    r"(?:확신|신뢰)(?:도|성|수준)?(?:의\s(?:정도|수준))?(?:은|는|이|가)?\s(?:낮|약하|약한|크지\s않|높지\s않)|낮은\s(?:확신|신뢰)"
)
CLAUSE = re.compile(r".*(?:으나|지만|다가|는데|고|며)\s")


def stance_of(text: str, actors: tuple[NameMention, ...], shift: int, cues: Cues) -> Stance | None:
    """Denial and doubt first, then graded judgement, hedges, and flat statements; None if nothing accuses.

    `shift`: where `text` begins in the sentence that the actors' offsets count in.
    """
    if (grade := GRADE(cues).search(text)) and grade.lastgroup:
        return Stance(grade.lastgroup)
    plain = _group_of(cues).sub(lambda m: " " * len(m.group()), text)
    plain = BEYOND_DOUBT.sub(lambda m: " " * len(m.group()), plain)
    first = min((a.start - shift for a in actors), default=0)
    lead = CLAUSE.sub("", plain[max(0, first - LEAD) : max(0, first)])
    behind = plain[max(0, first) :]
    head = plain[max(0, first - GRADE_LEAD) : max(0, first)]
    if cues["grades.sureness"].search(head) and not cues.stances[Stance.DENIED].search(behind):
        return Stance.ASSESSED
    if LOW.search(behind):
        return Stance.SUSPECTED
    if any(NOT_IT(cues).match(text, a.end - shift) for a in actors):
        return Stance.DENIED
    firm_not = next((s for s in ORDER[:2] if cues.stances[s].search(behind)), None)
    graded = firm_not or _graded(lead + behind, cues) or _first_of(plain, cues)
    is_charge = graded is Stance.SUSPECTED and CHARGES(cues).search(behind)
    return Stance.ASSERTED if is_charge else graded


def graded_behind(text: str, cues: Cues) -> Stance | None:
    """라자루스로 본다. 확신의 정도는 '높음'이다: the next sentence says how sure this one is."""
    text = text[:GRADE_REACH].lstrip()
    return next((s for key, s in GRADES_BEHIND if cues[f"grades.{key}"].match(text)), None)


def _graded(text: str, cues: Cues) -> Stance | None:
    return next((s for s in ORDER[2:] if cues.stances[s].search(text)), None)


def _first_of(text: str, cues: Cues) -> Stance | None:
    return next((s for s in ORDER if cues.stances[s].search(text)), None)


@lru_cache(maxsize=4)
def _group_of(cues: Cues) -> re.Pattern[str]:
    """북한과 연계된 해킹조직, 북한 연계 해커: says whose the group is, not how sure one is."""
    linked, group = (cues.either(key) for key in ("grades.linked", "grades.group"))
    # 트레이더트레이터로 알려진 북한 행위자들: what a group is called
    name = rf"(?=(?:\S{{1,8}}\s)?[‘“'\"]?(?:{group}|북한|[A-Z]))"
    known = r"(?:알려진|알려져\s있는|불리는|불려\s온|추적되는|지칭되는)"
    called = rf"(?:으로|로|이라고|라고)\s?(?:도\s)?(?:널리\s|흔히\s)?{known}\s{name}"
    return re.compile(rf"(?:{linked})\s(?:사이버\s|해킹\s)?(?=[‘“'\"]?(?:{group}|[A-Z]))|{called}")


def is_tied(text: str, actors: tuple[NameMention, ...], shift: int, cues: Cues) -> bool:
    """Whether the clause makes the actor the thief: a word of guilt, the culprit's place, the subject of a theft."""
    if cues["theft.guilt"].search(text) or is_culprit(text, actors, shift, cues):
        return True
    thieving = _thieving(cues)
    return any(thieving.match(text, a.end - shift) for a in actors)


@lru_cache(maxsize=4)
def _thieving(cues: Cues) -> re.Pattern[str]:
    verbs = cues.either("theft.verbs", "theft.nouns")
    return re.compile(
        rf"[’”'\"』」)]?(?:\s?[(（][^)）]{{1,40}}[)）])?\s?(?:등\s)?(?:의\s)?(?:해킹\s?|사이버\s?)*(?:해커|조직|그룹|집단|소속|산하|측|공작원|당국)?\s?(?:[가-힣‘’'“”\"]{{0,12}})(?:이|가|은|는|들이|들은|에게|에|의|한테|,)\s?.{{0,120}}?(?:{verbs})"
    )
