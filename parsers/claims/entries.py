"""Days that stand before what happened on them: "2025, 27 November. Greylag again.", a heading that is a date alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.values import Fact, Sentence, SentenceReading
    from parsers.values import Amount, PartialDate

RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
LEAD = 6  # letters and marks beside the day with which an entry opens: "2022, March."
FEW = 2  # letters beside the day and the sum of a heading
LETTERS = re.compile(r"[^\W\d_]")


class Head(NamedTuple):
    """What a heading that is a day says."""

    date: PartialDate
    amounts: tuple[Amount, ...]


@dataclass(slots=True)
class Entries:
    """The day with which the present entry opens, and those of the headings."""

    opening: tuple[Fact, Sentence] | None = None
    heads: dict[int, Head] = field(default_factory=dict)

    def take_head(self, reading: SentenceReading) -> Head | None:
        """ "4 March 2023", "March 2024: $5 million": a heading that is a day and maybe a sum; None for any other."""
        sentence, told = reading.sentence, reading.mentions
        if sentence.kind is not BlockKind.HEADING or len(told.dates) != 1:
            return None
        rest = sentence.text
        for one in sorted((*told.dates, *told.amounts), key=lambda m: -m.start):
            rest = rest[: one.start] + rest[one.end :]
        if len(LETTERS.findall(rest)) > FEW:
            return None
        head = Head(told.dates[0].date, tuple(a for m in told.amounts for a in m.amounts))
        self.heads[sentence.index] = head
        return head

    def dated(self, reading: SentenceReading, *, is_first: bool) -> list[Fact]:
        """The facts of a sentence, those of an entry with its day; a day that only opens an entry is none.

        `is_first`: the sentence begins its paragraph.
        """
        opening = next((f for f in reading.facts if is_first and _opens(f, reading)), None)
        if opening is not None:
            self.opening = opening, reading.sentence
            return []
        return [self._dated(fact, reading) for fact in reading.facts]

    def _dated(self, fact: Fact, reading: SentenceReading) -> Fact:
        """The fact with the day of its entry or heading, where it tells a theft and no day.

        What somebody says below such a heading was said on that day, and of a theft that may be older.
        """
        if fact.date or not (fact.victim or fact.amounts):
            return fact
        if self.opening is not None:
            return replace(fact, date=self.opening[0].date)
        head = self.heads.get(reading.sentence.section)
        is_said = any(frame.speakers or frame.is_passive for frame in reading.frames) or bool(
            reading.speakers
        )
        return replace(fact, date=head.date) if head and not (is_said or fact.is_weak) else fact

    def close(self, sentence: Sentence) -> tuple[Fact, Sentence] | None:
        """The entry that ends before this sentence."""
        if self.opening is None or self.opening[1].block == sentence.block:
            return None
        closed, self.opening = self.opening, None
        return closed


def _opens(fact: Fact, reading: SentenceReading) -> bool:
    """ "2025, 27 November. Upbit again, 44.5 billion won.": a day alone, before what happened on it."""
    sentence = reading.sentence
    is_day = fact.victim is None and fact.date is not None and not fact.amounts
    if not is_day or sentence.kind not in RUNNING:
        return False
    rest = len(sentence.text) - sum(d.end - d.start for d in reading.mentions.dates)
    return rest <= LEAD
