"""What an introduction introduces ("holds North Korea responsible for:"), and which part of an item tells of a theft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.incidents import Incident
    from parsers.claims.talk import Talk
    from parsers.claims.values import SentenceReading

PARAGRAPHS = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
LABEL = re.compile(r"[^.:：。]{3,90}?\s?[:：]\s")
NUMBER = re.compile(r"\s*(?:[（(]?[\d０-９]{1,2}[.．)）]\s?|[①-⑳])(?=\D)")  # "1. …" as a paragraph
# of an item, from its beginning to the theft, behind which only the theft's own part is quoted
LONG_ITEM = 400
SEVERAL = 2


def items_of(reading: SentenceReading, readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """What an introduction introduces: items of a list, rows of a table, or the sections' headings."""
    items: list[SentenceReading] = []
    for item in readings[reading.sentence.index + 1 :]:
        if item.sentence.kind is BlockKind.CAPTION:
            continue
        is_item = item.sentence.kind in ITEMS or item.sentence.block == reading.sentence.block
        # a sentence of its own that tells of several thefts: "The paper names A, which lost …, and B, which …"
        is_item = is_item or (not items and not item.frames and len(item.firm_facts) >= SEVERAL)
        if not is_item and not _is_labelled(item, items):
            break
        if item.frames and item.sentence.kind is reading.sentence.kind:
            break  # no item of this list, but the next statement
        items.append(item)
    items = [_told(i) for i in items]
    if any(i.firm_facts for i in items) or reading.sentence.text.rstrip().endswith((":", "：")):
        return items
    return [
        r
        for r in readings[reading.sentence.index + 1 :]
        if r.sentence.kind is BlockKind.HEADING and r.firm_facts
    ]


def _told(item: SentenceReading) -> SentenceReading:
    """ "1. Greylag, about $26 million": an item that names a victim and its sum tells a theft, whatever its words."""
    if item.firm_facts or item.sentence.kind is not BlockKind.LIST_ITEM:
        return item
    return replace(
        item, facts=tuple(replace(f, is_weak=False) if f.victim and f.amounts else f for f in item.facts)
    )


def _is_labelled(item: SentenceReading, items: list[SentenceReading]) -> bool:
    """ "Cash-out thefts: …" as a paragraph: an item of a list whose bullets were lost; so is the rest of it."""
    if items and item.sentence.block == items[-1].sentence.block:
        return True
    is_marked = LABEL.match(item.sentence.text) or NUMBER.match(item.sentence.text)
    return item.sentence.kind is BlockKind.PARAGRAPH and is_marked is not None


def part_of_item(incident: Incident, item: SentenceReading, talk: Talk) -> tuple[int, int]:
    """ "… including $75 million from A; $24.9 million from B; and $5 million from C": up to the theft, or its own part."""
    text = item.sentence.text
    end = len(text)
    told = [v.start for v in item.victims if v.id == incident.victim]
    if len(talk.bound.get(item.sentence.index, [])) < SEVERAL or not told:
        return 0, end
    borders = [i + 1 for i, letter in enumerate(text) if letter in ";；"]
    end = next((b - 1 for b in borders if b > told[0]), end)
    start = max((b for b in borders if b <= told[0]), default=0) if end > LONG_ITEM else 0
    return start + (len(text[start:]) - len(text[start:].lstrip())), end
