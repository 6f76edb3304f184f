"""Whose theft a Japanese clause speaks of, among the names in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.coordinated import row_of
from parsers.claims.japanese.places import LEAK
from parsers.claims.spans import clear_of

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Speaker, Victim
    from parsers.mentions.values import NameMention

ABOUT = re.compile(r"[」』）)]?(?:社|側)?(?:について|に関して|の件|のほう|の場合)(?:は|も|では)?、?")
# Xの流出を受け、金融庁は…: the theft is the occasion, not what the clause is about
OCCASION = re.compile(r"[^、。]*(?:を受け(?:て)?|を機に|をきっかけに|を契機に|を踏まえ(?:て)?|を教訓に)、")
SUFFERS = re.compile(r"[」』）)]?(?:社|側)?[がはも]")  # Xが攻撃を受け、
# …と断定したXの流出と同じ手口で、, …とされるXの事件とは異なり、
LIKENED = worded(
    r"(?:{asides.verdicts}|{embedded.judged}|犯行と[さみ])(?:し|さ)?(?:た|れた|れる|られる|ている|する)[^、。]{1,30}?"
    r"と(?:は?(?:異な|違|別)|同じ|同様|(?:よく)?似た|酷似)[^、。]{0,12}、"
)


def targets_of(
    text: str, shift: int, victims: tuple[Victim, ...], speakers: tuple[Speaker, ...], cues: Cues
) -> tuple[Victim, ...]:
    """The robbed names of the clause; without one, the only name that does not speak itself."""
    occasions = [m.span() for m in OCCASION.finditer(text)]
    victims = tuple(
        v
        for v in victims
        if SUFFERS.match(text, v.end - shift) or not any(a <= v.start - shift < b for a, b in occasions)
    )
    if robbed := tuple(v for v in victims if v.is_target):
        return robbed
    if LEAK(cues).search(text):  # what was taken is no money
        return ()
    if about := tuple(v for v in victims if ABOUT.match(text, v.end - shift)):
        whole = " " * shift + text
        return (
            tuple(row_of(about[0], victims, whole)) if len(victims) > 1 else about
        )  # Xについては、Yの資金と混ざったことから
    free = clear_of(victims, speakers)
    return free if len({v.id for v in free}) == 1 else ()


def is_likened(
    text: str, shift: int, actors: tuple[NameMention, ...], targets: tuple[Victim, ...], cues: Cues
) -> bool:
    """ "FBIがラザルスの犯行と断定したXの流出と同じ手口で、Yから": the verdict is on X, and Y is what the text robs."""
    if not (actors and targets) or (likened := LIKENED(cues).search(text, actors[0].end - shift)) is None:
        return False
    return actors[-1].end - shift <= likened.start() and all(
        v.start - shift >= likened.end() for v in targets
    )
