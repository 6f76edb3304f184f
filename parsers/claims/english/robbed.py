"""The robbed party as the one who says who did it: "Bitget said it suspected X", "according to Greylag's founder"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.citing import NO_PLACE, THEFT_OF, citing_of
from parsers.claims.english.offices import OFFICE, OFFICE_OF
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.roles import Roles
    from parsers.claims.values import Victim

# "according to Greylag", "according to a statement from the exchange Greylag"
CITED = worded(
    rf"(?i:{{report.according}})\s(?:(?:{NO_PLACE}[a-z\-]+\s){{0,5}}?(?:by|from)\s)?(?:(?:the|an?)\s(?:[a-z\-]+\s){{0,3}}?)?$"
)
# and not "according to Greylag users"
AS_CITED = worded(
    rf"(?:[’']s?\s(?:[a-z\-]+\s){{0,4}}?(?:{{report.findings}}|{OFFICE})|\s(?i:{OFFICE})|\s(?:and|on|in|which|who|as)\b|\W*(?:[,.;:)]|$))"
)
ITS = re.compile(r"(?i)\b(?:its|their)\b")


def find_robbed(
    text: str, masked: str, victims: tuple[Victim, ...], roles: Roles, cues: Cues
) -> tuple[Speaker, ...]:
    """The robbed parties of a clause that say who did it."""
    speaking = {
        v.id: Speaker(v.id, v.start, v.end, reason="robbed, as subject")
        for v in victims
        if text[v.start : v.end].strip()  # else it stands before the clause
        and not v.id.startswith("unnamed:")
        and not THEFT_OF(cues).match(masked, v.end)
        and _speaks(v, masked, roles, cues)
    }
    return tuple(speaking.values())


def _speaks(victim: Victim, masked: str, roles: Roles, cues: Cues) -> bool:
    citing = citing_of(cues)
    if roles.is_behind_quotation(victim):
        return True
    if CITED(cues).search(masked, 0, victim.start) and AS_CITED(cues).match(masked, victim.end):
        return True
    if OFFICE_OF(cues).search(masked, 0, victim.start):
        return citing.verb.match(masked, victim.end) is not None
    if citing.object_of.search(masked, 0, victim.start):
        return False
    return roles.speaks(victim.start, victim.end) or bool(citing.finding_of.match(masked, victim.end))


def robbed_before(whose: re.Match[str], victims: tuple[Victim, ...]) -> tuple[Speaker, ...]:
    """ "X robbed Greylag of $3 million, according to its founder": the one robbed party before the pronoun."""
    before = {v.id: v for v in victims if v.end <= whose.start() and not v.id.startswith("unnamed:")}
    if len(before) != 1 or not ITS.search(whose.group()):
        return ()
    return tuple(Speaker(one, v.start, v.end, reason="robbed, meant by its") for one, v in before.items())
