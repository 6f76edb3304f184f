"""Whose theft a Japanese clause speaks of, among the names in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.japanese.places import LEAK
from parsers.claims.spans import clear_of

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Speaker, Victim

ABOUT = re.compile(r"[」』）)]?(?:社|側)?(?:について|に関して|の件|のほう|の場合)(?:は|も|では)?、?")
# Xの流出を受け、金融庁は…: the theft is the occasion, not what the clause is about
OCCASION = re.compile(r"[^、。]*(?:を受け(?:て)?|を機に|をきっかけに|を契機に|を踏まえ(?:て)?|を教訓に)、")
SUFFERS = re.compile(r"[」』）)]?(?:社|側)?[がはも]")  # Xが攻撃を受け、


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
        return about[:1]  # Xについては、Yの資金と混ざったことから
    free = clear_of(victims, speakers)
    return free if len({v.id for v in free}) == 1 else ()
