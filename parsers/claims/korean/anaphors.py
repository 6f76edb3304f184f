"""How a Korean clause that names no victim speaks of the theft: the theft, the firm, the list, or nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.pointing import pointed_at
from parsers.claims.values import Anaphor

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.korean.clauses import Clause
    from parsers.claims.values import Victim
    from parsers.mentions.values import NameMention

# 위 세 건은 모두: of those told above, no list that follows
ABOVE = re.compile(
    r"\s*(?:[○□■\-·*]\s)?(?:위|상기|이상|앞의|앞선|전기|열거한|위에 적은|위에서 든)(?:의|에서)?\s(?:\S{1,6}\s)?"
    r"(?:(?:두|세|네|다섯|여섯|일곱|\d{1,2})\s?)?(?:건|사건|사례|해킹|탈취|공격|사고|절도|피해)"
)
BY = re.compile(r"[’”'\"]?(?:이|가)\s(?:\S{1,8}\s){0,2}?")
# 북한 정찰총국 소속 해커들이 악성 메일로 직원 컴퓨터를 장악한 뒤 지갑 열쇠를 빼냈다는: how they did it
BY_MEMBERS = re.compile(
    r"[’”'\"]?\s(?:소속|산하|휘하|계열|연계)(?:의)?\s(?:\S{1,6}\s)?(?:해커|해킹\s?조직|조직|조직원|공작원|요원|일당|부대)(?:들)?(?:이|가)\s"
    r"(?:[^\s.]{1,12}\s){2,10}(?=\S{1,5}[았었했갔냈났렸겼췄졌쳤됐]다(?:고|는|며|면서|[.”\"’]))"
)
# behind the thief: 라자루스가 훔쳤다고
DONE = re.compile(r"[가-힣]*[았었했갔냈났렸겼췄졌쳤됐]다(?:고|는|며|면서|[.”\"’])")


def anaphor_of(
    text: str,
    actors: tuple[NameMention, ...],
    targets: tuple[Victim, ...],
    context: Context,
    cues: Cues,
    *,
    is_elided: bool,
) -> Anaphor:
    """How a clause without a victim speaks of the theft; 다음의, 아래 announce a list even beside one.

    세 건 모두, behind a paragraph's several thefts, are those.
    """
    is_all = len(context.beside) > 1 and cues["anaphora.all"].search(text)
    if (ABOVE.match(text) or is_all) and not targets:
        return Anaphor.ALL
    if cues["anaphora.list"].search(text) and not targets:
        return Anaphor.LIST
    if targets:
        return Anaphor.NONE
    if (pointed := pointed_at(text, cues)) is not Anaphor.NONE:
        return pointed
    if cues["theft.guilt"].search(text) or not actors:
        return Anaphor.IMPLIED
    return Anaphor.IMPLIED if is_elided else Anaphor.NONE


def is_elided_theft(clause: Clause, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """라자루스가 훔쳤다고: the theft told before, where no sum of its own is told."""
    if clause.mentions.amounts:
        return False
    ends = [a.end - clause.start for a in actors]
    return any(
        DONE.match(clause.text, verb.start())
        for end in ends
        for by in (BY.match(clause.text, end), BY_MEMBERS.match(clause.text, end))
        if by
        for verb in [cues["theft.verbs"].match(clause.text, by.end())]
        if verb
    )
