"""Which robbed parties of a clause its accusation reaches: relative clauses and clauses of time have their own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.clause import is_relative
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Victim

# up to the next comma, or behind the apposition there: "blamed on Lazarus, a North Korean crew,"
REST = r"[^,;]*(?:,\s(?:an?|its|also|part)\s[^,;]*(?=[,;]|\W*$))*(?:,|$)?"
# ", which lost $9 million in June,"; ", from which they took"
RELATIVE = re.compile(rf",\s(?:(?:from|at|in|on|of|by|to|with)\s)?(?:which|who|whom|whose|where)\b{REST}")
# "a month before thieves emptied Fennick"; "before robbing Fennick" has no thief of its own
TIME = hinted(r"\s(?:before|after|when|until)\s(?!(?:[a-z]+ly\s)?[a-z]+ing\b)[^,;]*(?:,|$)")
# "has not said who robbed Greylag, but"
ASKED = worded(rf"{{gates.asks}}\swho(?:ever)?\s{REST}")
CULPRIT = re.compile(
    rf"{ACTOR}|\b(?:the|that|these|those)\s(?:very\s)?same\s(?!(?:day|night|week|month|year|time|way)\b)"
)
BEGUN = re.compile(REST)
# between two robbed parties of one row
ROW = re.compile(r"(?:[\s,&/]|and|plus|the|that|those|one|from|of|at|both|in|on|\([^)]*\)|\ue000+|\ue001+)*")
ACTOR_END = re.compile(rf"{ACTOR}(?:\s\([^)]*\))?$")


def scoped(clause: Clause, victims: tuple[Victim, ...], text: str, cues: Cues) -> Clause:
    """The clause with the robbed parties that its accusation is about. `victims`: those of the whole sentence.

    "Greylag, which the police blame on X, has bought Fennick, which lost $9 million": Greylag alone.
    """
    if len(victims) == 0 or not clause.mentions.actors or (len(victims) == 1 and clause.victims):
        return clause
    actors = [a.start - clause.start for a in clause.mentions.actors]
    parts = _parts(clause, text, cues)
    for start, end in parts:
        if all(start <= at < end for at in actors):
            meant = _row_in(clause, (start, end), text) or _antecedents(clause, start, victims, text)
            return replace(clause, victims=meant) if meant else clause
    outside = tuple(v for v in clause.victims if not any(a <= v.start - clause.start < b for a, b in parts))
    return replace(clause, victims=outside) if any(v.is_target for v in outside) else clause


def _parts(clause: Clause, text: str, cues: Cues) -> list[tuple[int, int]]:
    """Spans of the clause that have a subject of their own; what is told of a culprit or of thieves is the main part's."""
    masked = clause.masked
    asked = [m.span() for m in ASKED(cues).finditer(masked) if re.search(ACTOR, m.group()) is None]
    times = _times(masked) + asked
    begun = [BEGUN.match(masked)] if is_relative(text, clause.start) else []
    found = [m for m in (*begun, *RELATIVE.finditer(masked)) if m]
    thieves = _thieves(cues)
    told = [m.span() for m in found if not _is_of_thieves(masked[: m.start()], thieves)]
    return [(a, min([b, *(t for t, _ in times if a < t)])) for a, b in told] + times


def _times(masked: str) -> list[tuple[int, int]]:
    """Clauses of time that name no culprit, nor mean the one of the main part: "after the same group had"."""
    return [m.span() for m in TIME.finditer(masked) if not CULPRIT.search(m.group())]


def without_times(clause: Clause) -> str:
    """The text of a clause with its clauses of time blank: who robbed somebody else then may be unknown."""
    text = clause.text
    for start, end in _times(clause.masked):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@lru_cache(maxsize=2)
def _thieves(cues: Cues) -> Hinted:
    return hinted(rf"{any_of(cues, 'theft.culprits', 'blame.thieves')}$")


def _is_of_thieves(before: str, thieves: Hinted) -> bool:
    return ACTOR_END.search(before) is not None or thieves.search(before) is not None


def _within(clause: Clause, span: tuple[int, int]) -> tuple[Victim, ...]:
    inside = tuple(v for v in clause.victims if span[0] <= v.start - clause.start < span[1])
    return tuple(v for v in inside if v.is_target) or inside


def _row_in(clause: Clause, span: tuple[int, int], text: str) -> tuple[Victim, ...]:
    """The robbed within, and behind no comma of its own the row that they begin: "thefts that it tied to X: A, B and C"."""
    inside = _within(clause, span)
    if span[0] or not inside or text[: clause.start].rstrip().endswith(","):
        return inside
    row = list(inside)
    for victim in clause.victims:
        if victim.start >= row[-1].end and ROW.fullmatch(text, row[-1].end, victim.start):
            row.append(victim)
    return tuple(row)


def _antecedents(clause: Clause, start: int, victims: tuple[Victim, ...], text: str) -> tuple[Victim, ...]:
    """The robbed right before a relative clause, with those in one row with them."""
    before = [v for v in victims if v.end <= clause.start + start]
    row = before[-1:]
    for victim in reversed(before[:-1]):
        if not ROW.fullmatch(text, victim.end, row[0].start):
            break
        row.insert(0, victim)
    return tuple(replace(v, is_target=True) for v in row)
