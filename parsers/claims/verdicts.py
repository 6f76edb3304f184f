"""Several verdicts in one cell of a table: "TraderTraitor (FBI), North Korea (NIS)", 警察庁：A／国家情報院：B."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.cells import Cell, grade_of
from parsers.claims.sayers import labelling, named_in
from parsers.claims.values import Frame, Speaker
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.values import SentenceReading, Victim
    from parsers.mentions.values import NameMention

LEAST = 2  # verdicts that make a cell such a one
LABELLING = ":：(（"  # behind the first name of a verdict
# between two verdicts; not inside a bracket, whose sides are written alike
BORDER = re.compile(r"\s*(?:[;；,，、。\n/／|]|(?<=[가-힣]),|\s·\s|\.\s)\s*(?![^(（]*[)）])")


def verdicts_in(
    columns: Mapping[str, Cell], victim: Victim, reading: SentenceReading, cues: Cues
) -> tuple[Frame, ...]:
    """A frame for each verdict of the culprits' cell; empty where not every culprit there has an accuser of its own.

    A part with an accuser alone ("unknown (NIS)") is a verdict that accuses nobody.
    """
    cell = columns.get("actor")
    if cell is None or "party" in columns:
        return ()
    frames: list[Frame] = []
    length = len(reading.sentence.text)
    for part in _parts(cell):
        actors = tuple(a for a in reading.mentions.actors if part.start <= a.start < part.end)
        speakers = named_in(part, reading.mentions.parties)
        if actors and not speakers:
            speakers = labelling(part, actors, victim, cues)
        if not actors and frames and _denies(part, cues):  # "…, the company denies it"
            denier = (Speaker(victim.id, part.start, part.end),)
            frames.append(replace(frames[0], stance=Stance.DENIED, speakers=denier))
            continue
        if not actors and speakers:
            continue
        if not speakers:
            return ()
        graded = columns.get("grade")
        flat = grade_of(part.text, cues)
        stance = grade_of(graded.text, cues, flat) if graded else flat
        if actors and _is_not(part, actors[0], cues):
            stance = Stance.DENIED
        if stance is not None:
            frames.append(Frame("table-verdict", 0, length, stance, actors, speakers, (victim,)))
    return tuple(replace(f, is_graded="grade" in columns) for f in frames) if len(frames) >= LEAST else ()


def is_verdict(cell: Cell, reading: SentenceReading) -> bool:
    """ "FBI: Lazarus Group", "Lazarus Group (FBI)"; not "FBI still looks into a tie to Lazarus Group"."""
    named = [n for n in reading.mentions.names if n.start == cell.start]
    ends = [cell.text[n.end - cell.start :].lstrip()[:1] for n in named]
    has_party = any(cell.start <= p.start < cell.end for p in reading.mentions.parties)
    return has_party and any(end and end in LABELLING for end in ends)


def _is_not(part: Cell, actor: NameMention, cues: Cues) -> bool:
    """ "Elliptic: not Lazarus Group"."""
    before = part.text[: max(0, actor.start - part.start)].rstrip()
    return any(m.end() == len(before) for m in cues["table.not_them"].finditer(before))


def _denies(part: Cell, cues: Cues) -> bool:
    is_robbed = cues["table.robbed"].search(part.text)
    return is_robbed is not None and cues.stances[Stance.DENIED].search(part.text) is not None


def _parts(cell: Cell) -> list[Cell]:
    cuts = [0, *(m.end() for m in BORDER.finditer(cell.text)), len(cell.text)]
    return [
        Cell(cell.start + a, cell.start + b, cell.text[a:b], cell.header)
        for a, b in pairwise(cuts)
        if cell.text[a:b].strip()
    ]
