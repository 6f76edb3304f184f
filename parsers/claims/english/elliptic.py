"""Clauses that leave out what the one before them has told: their verb, their theft, or whom they accuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.english.binding import find_targets
from parsers.claims.english.bodies import settle
from parsers.claims.english.clause import CONTRADICTING, concedes, is_gapped
from parsers.claims.english.clauses import DENYING
from parsers.claims.values import Anaphor, Speaker
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame, Mentions


def with_deniers(spans: list[tuple[int, int]], mentions: Mentions, text: str) -> list[tuple[int, int]]:
    """ "…, which has since denied it": the culprit right before is its subject, and begins it."""
    ends = {a.end: a.start for a in mentions.actors}
    return [
        (ends.get(len(text[:start].rstrip(" ,")), start) if DENYING.match(text, start) else start, end)
        for start, end in spans
    ]


def gapped(clause: Clause, frames: list[Frame], text: str, context: Context) -> Frame | None:
    """ "…, and Elliptic for Wexmoor": the accusation of the clause before, by another party and of another theft."""
    if not frames or clause.mentions.actors or not is_gapped(text, clause.start, clause.mentions):
        return None
    party = settle(clause.mentions.parties, context)[0]
    speakers = (Speaker(party.id, party.start, party.end),)
    victims = find_targets(clause, speakers, context)
    if not victims:
        return None
    return replace(frames[-1], rule="en-gapped", speakers=speakers, victims=victims, anaphor=Anaphor.NONE)


def conceded(clause: Clause, frames: list[Frame], text: str, cues: Cues) -> Frame | None:
    """ "…, although a report of the MSMT lists it among the thefts": it holds what the clause before denies."""
    before = frames[-1] if frames else None
    parties = tuple(Speaker(p.id, p.start, p.end) for p in clause.mentions.parties)
    if before is None or before.stance not in CONTRADICTING or not parties:
        return None
    if not cues["theft.nouns"].search(clause.text) or not concedes(text[: clause.start]):
        return None
    said = tuple({s.party: s for s in parties}.values())
    return replace(before, rule="en-conceded", stance=Stance.ASSERTED, speakers=said, is_graded=False)
