"""Tables of thefts by accusers: "Incident | FBI | Elliptic", then "Redfern Pay | TraderTraitor | -", and turned round."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cells import Cell, grade_of
from parsers.claims.values import Frame, Speaker
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.values import SentenceReading, Victim
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

LEAST = 2  # columns that make a table such a one
MOST_OF = 0.5  # of a header is the party's name
YES = re.compile(r"[○◯〇●✓✔√☑OＯo◎]|yes|예|참여|동참|지목|귀속|確認|あり|named|attributed", re.IGNORECASE)


def party_of(text: str, lexicon: Lexicon) -> str:
    """The party whose name a header or a cell is; empty if it is none."""
    named = [n for n in find_names(text, lexicon) if n.kind == "party"]
    return named[0].id if named and len(named[0].surface) > MOST_OF * len(text.strip()) else ""


def accusers_of(cells: Sequence[Cell], lexicon: Lexicon) -> dict[str, Cell]:
    """The cells below the names of accusers, by party; empty where fewer than two columns have such a header."""
    found = {party: c for c in cells if c.header and (party := party_of(c.header, lexicon))}
    return found if len(found) >= LEAST else {}


def verdicts_below(
    accusers: Mapping[str, Cell],
    victim: Victim,
    reading: SentenceReading,
    accused: tuple[NameMention, ...],
    cues: Cues,
) -> SentenceReading:
    """The row of a theft: each accuser's cell names whom it accuses, or marks that it accuses whom the heading names."""
    frames = tuple(
        _frame(party, victim, cell, actors, reading, cues)
        for party, cell in accusers.items()
        if (actors := _actors(cell, reading, accused))
    )
    return replace(reading, frames=tuple(f for f in frames if f), refusals=())


def read_turned(
    cells: Sequence[Cell],
    reading: SentenceReading,
    robbed: Mapping[str, Victim],
    cues: Cues,
    lexicon: Lexicon,
) -> SentenceReading | None:
    """The row of an accuser, below a header of robbed names; None for any other row."""
    heads = [c.header for c in cells[1:]]
    if len(set(heads)) < LEAST or any(h not in robbed for h in heads):
        return None
    party = party_of(cells[0].text, lexicon)
    if not party:
        return None
    return replace(
        reading, facts=(), frames=tuple(_verdicts(party, cells[1:], robbed, reading, cues)), refusals=()
    )


def _verdicts(
    party: str, cells: Sequence[Cell], robbed: Mapping[str, Victim], reading: SentenceReading, cues: Cues
) -> Iterator[Frame]:
    for cell in cells:
        if actors := _actors(cell, reading, ()):
            frame = _frame(party, robbed[cell.header], cell, actors, reading, cues)
            if frame is not None:
                yield frame


def _actors(
    cell: Cell, reading: SentenceReading, accused: tuple[NameMention, ...]
) -> tuple[NameMention, ...]:
    named = tuple(a for a in reading.mentions.actors if cell.start <= a.start < cell.end)
    return named or (accused if YES.fullmatch(cell.text.strip()) else ())


def _frame(
    party: str,
    victim: Victim,
    cell: Cell,
    actors: tuple[NameMention, ...],
    reading: SentenceReading,
    cues: Cues,
) -> Frame | None:
    stance = grade_of(cell.text, cues)
    if stance is None:
        return None
    speaker = Speaker(party, cell.start, cell.start)
    end = len(reading.sentence.text)
    return Frame("table-matrix", 0, end, stance, actors, (speaker,), (victim,), is_graded=True)
