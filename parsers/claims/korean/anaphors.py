"""How a Korean clause that names no victim speaks of the theft: the theft, the firm, the list, or nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Anaphor

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.korean.clauses import Clause
    from parsers.claims.values import Victim
    from parsers.mentions.values import NameMention

# behind the thief: 라자루스가 훔쳤다고
DONE = re.compile(r"[가-힣]*[았었했갔냈났렸겼췄졌쳤됐]다(?:고|는|며|면서|[.”\"’])")


def anaphor_of(
    text: str,
    actors: tuple[NameMention, ...],
    targets: tuple[Victim, ...],
    cues: Cues,
    *,
    is_elided: bool,
) -> Anaphor:
    """How a clause without a victim speaks of the theft; 다음의, 아래 announce a list even beside one."""
    if cues["anaphora.list"].search(text) and not targets:
        return Anaphor.LIST
    if targets:
        return Anaphor.NONE
    if cues["anaphora.all"].search(text):
        return Anaphor.ALL
    if cues["anaphora.theft"].search(text):
        return Anaphor.THEFT
    if cues["anaphora.victim"].search(text):
        return Anaphor.VICTIM
    if cues["theft.guilt"].search(text) or not actors:
        return Anaphor.IMPLIED
    return Anaphor.IMPLIED if is_elided else Anaphor.NONE


def is_elided_theft(clause: Clause, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """라자루스가 훔쳤다고: the theft told before, where no sum of its own is told."""
    if clause.mentions.amounts:
        return False
    ends = [a.end - clause.start for a in actors]
    return any(
        DONE.match(clause.text, verb.end())
        for end in ends
        if (by := re.match(r"[’”'\"]?(?:이|가)\s(?:\S{1,8}\s){0,2}?", clause.text[end:]))
        for verb in [cues["theft.verbs"].match(clause.text, end + by.end())]
        if verb
    )
