"""Tables with a column for each robbed party: "Item | Redfern Pay | Oakline", then "Taken | 900 ETH | 4 million USDT"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.values import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.values import SentenceReading, Victim
    from parsers.values import Block, Cell

LEAST_VICTIMS = 2


def robbed_names(readings: Sequence[SentenceReading]) -> dict[str, Victim]:
    """The names that the page's text robs."""
    return {v.name: v for r in readings for v in r.victims if v.is_target}


def read_crossed(
    block: Block, reading: SentenceReading, robbed: Mapping[str, Victim], cues: Cues
) -> SentenceReading | None:
    """The row with its sums and dates given to the parties that head its columns; None for any other table."""
    heads = [c.header.strip() for c in block.cells[1:]]
    if len(set(heads)) < LEAST_VICTIMS or any(h not in robbed for h in heads):
        return None
    label, *cells = block.cells
    text = reading.sentence.text[label.start - reading.sentence.start : label.end - reading.sentence.start]
    if cues["roles.other_sum"].search(text):
        return replace(reading, facts=(), frames=())
    facts = [_fact(cell, robbed[head], reading) for cell, head in zip(cells, heads, strict=True)]
    return replace(reading, facts=tuple(f for f in facts if f.amounts or f.date), frames=())


def _fact(cell: Cell, victim: Victim, reading: SentenceReading) -> Fact:
    start, end = cell.start - reading.sentence.start, cell.end - reading.sentence.start
    dates = [d.date for d in reading.mentions.dates if start <= d.start < end]
    amounts = tuple(m for m in reading.mentions.amounts if start <= m.start < end)
    return Fact(victim, amounts, dates[0] if dates else None)
