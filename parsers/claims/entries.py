"""Days that stand before what happened on them: "2025, 27 November. Greylag again.", a heading that is a date alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.incidents import dates_agree, makes_theft
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.values import Fact, Sentence, SentenceReading
    from parsers.values import Amount, PartialDate

RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
LEAD = 6  # letters and marks beside the day with which an entry opens: "2022, March."
FEW = 2  # letters beside the day and the sum of a heading
SHORT = 4  # words from the source to the end: "Chainalysis analysts said yesterday."
SOURCE = re.compile(r",\s+(?:[a-z]+\s+){0,3}$")  # before the name of a source: ", according to the "
LETTERS = re.compile(r"[^\W\d_]")


class Head(NamedTuple):
    """What a heading that is a day says."""

    date: PartialDate
    amounts: tuple[Amount, ...]


@dataclass(slots=True)
class Entries:
    """The day with which the present entry opens, and those of the headings.

    `named`: the victims named so far; `told`: the first heading of a day below which the text speaks of their theft.
    """

    opening: tuple[Fact, Sentence] | None = None
    heads: dict[int, Head] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    told: dict[str, int] = field(default_factory=dict)

    def take_head(self, reading: SentenceReading) -> None:
        """ "4 March 2023", "March 2024: $5 million": keep a heading that is a day and maybe a sum."""
        sentence, told = reading.sentence, reading.mentions
        if sentence.kind is not BlockKind.HEADING or len(told.dates) != 1:
            return
        rest = sentence.text
        for one in sorted((*told.dates, *told.amounts), key=lambda m: -m.start):
            rest = rest[: one.start] + rest[one.end :]
        if len(LETTERS.findall(rest)) > FEW:
            return
        sums = tuple(a for m in told.amounts for a in m.amounts)
        self.heads[sentence.index] = Head(told.dates[0].date, sums)

    def sums_of(self, sentence: Sentence, facts: list[Fact]) -> tuple[Amount, ...]:
        """The sums of the heading, where the first sentence below it tells the theft of its day.

        Behind anything else they may be a fund's, a fine's, those of what was frozen.
        """
        head = self.heads.get(sentence.section)
        if head is None or sentence.index != sentence.section + 1:
            return ()
        told = [f for f in facts if _tells_theft(f) and f.date and dates_agree(f.date, head.date)]
        return head.amounts if len(told) == 1 else ()

    def dated(self, reading: SentenceReading, *, is_first: bool) -> list[Fact]:
        """The facts of a sentence, those of an entry with its day; a day that only opens an entry is none.

        `is_first`: the sentence begins its paragraph.
        """
        opening = next((f for f in reading.facts if is_first and _opens(f, reading)), None)
        if opening is not None:
            self.opening = opening, reading.sentence
            return []
        facts = [self._dated(fact, reading) for fact in reading.facts]
        self._note(reading)
        return facts

    def _dated(self, fact: Fact, reading: SentenceReading) -> Fact:
        """The fact with the day of its entry or heading, where it tells a theft and no day.

        What somebody says below a heading was said on that day, and of a theft that may be older. One that is only
        told with its source is of that day, if no heading of a day above tells of it.
        """
        if fact.date or not (fact.victim or fact.amounts):
            return fact
        if self.opening is not None:
            return replace(fact, date=self.opening[0].date)
        section = reading.sentence.section
        head = self.heads.get(section)
        if head is None or not _tells_theft(fact):
            return fact
        robbed = {fact.victim.id} if fact.victim else self.named
        is_first = all(self.told.get(v, section) == section for v in robbed)
        is_of_day = not _is_said(reading) or (is_first and _has_source(fact, reading))
        return replace(fact, date=head.date) if is_of_day else fact

    def _note(self, reading: SentenceReading) -> None:
        """Keep of whom the sentence tells, and whose theft was spoken of below a heading that is a day."""
        self.named |= {f.victim.id for f in reading.facts if f.victim}
        section = reading.sentence.section
        if section not in self.heads:
            return
        robbed = {f.victim.id for f in reading.facts if f.victim and _tells_theft(f)}
        if not robbed and (reading.frames or any(map(_tells_theft, reading.facts))):
            robbed = self.named
        for victim in robbed:
            self.told.setdefault(victim, section)

    def close(self, sentence: Sentence) -> tuple[Fact, Sentence] | None:
        """The entry that ends before this sentence."""
        if self.opening is None or self.opening[1].block == sentence.block:
            return None
        closed, self.opening = self.opening, None
        return closed


def _tells_theft(fact: Fact) -> bool:
    return makes_theft(fact) and not fact.is_weak


def _is_said(reading: SentenceReading) -> bool:
    return any(f.speakers or f.is_passive for f in reading.frames) or bool(reading.speakers)


def _has_source(fact: Fact, reading: SentenceReading) -> bool:
    """ "Greylag stole $3 million from Upbit, Elliptic said.": the theft is told, and behind it by whom."""
    text, told = reading.sentence.text, reading.mentions
    heard = {s.start for f in reading.frames for s in f.speakers} | {s.start for s in reading.speakers}
    if not heard or not SOURCE.search(text[: min(heard)]):
        return False
    ends = [m.start for m in (*told.actors, *told.amounts)] + ([fact.victim.start] if fact.victim else [])
    return max(ends, default=0) < min(heard) and len(text[max(heard) :].split()) <= SHORT


def _opens(fact: Fact, reading: SentenceReading) -> bool:
    """ "2025, 27 November. Upbit again, 44.5 billion won.": a day alone, before what happened on it."""
    sentence = reading.sentence
    is_day = fact.victim is None and fact.date is not None and not fact.amounts
    if not is_day or sentence.kind not in RUNNING:
        return False
    rest = len(sentence.text) - sum(d.end - d.start for d in reading.mentions.dates)
    return rest <= LEAD
