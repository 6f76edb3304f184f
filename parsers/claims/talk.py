"""What a text has spoken of so far: which theft, which actors, who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from parsers.claims.entries import Entries
from parsers.claims.incidents import Incident, Incidents, dates_agree, is_beyond, makes_theft
from parsers.claims.values import Anaphor, Speaker
from parsers.parties import DPRK, is_state
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from collections.abc import Container

    from parsers.claims.rows import Attribution
    from parsers.claims.values import Fact, Frame, Sentence, SentenceReading
    from parsers.mentions.values import NameMention
    from parsers.values import Amount


OPENINGS = (Anaphor.IMPLIED, Anaphor.THEFT, Anaphor.PAGE, Anaphor.VICTIM)
# "was behind the breach, because the program shares code with Greylag's": the theft spoken of is not the name's
DEFINITE = (Anaphor.THEFT, Anaphor.PAGE, Anaphor.VICTIM)
DENYING = (Stance.DENIED, Stance.DISPUTED)
RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
SOON = 4  # sentences within which the theft follows an accusation that opens the story


@dataclass(slots=True)
class Talk:
    """What the text has spoken of so far."""

    incidents: Incidents = field(default_factory=Incidents)
    focus: Incident | None = None
    focus_block: int = 0
    topic: Incident | None = None  # the theft that the title names
    sections: dict[int, Incident] = field(default_factory=dict)
    bound: dict[int, list[Incident]] = field(default_factory=dict)
    actors: tuple[NameMention, ...] = ()
    accused_by: dict[str, tuple[NameMention, ...]] = field(
        default_factory=dict
    )  # whom each party accused last
    remembered: list[SentenceReading] = field(default_factory=list)
    last: list[Attribution] = field(default_factory=list)
    waiting: list[Fact] = field(default_factory=list)
    accusations: list[tuple[Frame, SentenceReading]] = field(default_factory=list)
    left: list[tuple[Frame, SentenceReading]] = field(
        default_factory=list
    )  # for a theft that nobody else claims
    entries: Entries = field(default_factory=Entries)

    def turn_to(self, incident: Incident | None, sentence: Sentence) -> None:
        """The talk is of this theft now."""
        self.focus = incident
        self.focus_block = sentence.block

    def is_near(self, sentence: Sentence) -> bool:
        """Whether the talk of another theft than the title's can still go on.

        It can in the same paragraph, and in the next one if sums of it were told.
        """
        if self.focus is None or self.focus is self.topic:
            return True
        return sentence.block - self.focus_block <= bool(self.focus.amounts)

    def take_facts(self, reading: SentenceReading) -> None:
        """Take in the thefts that the sentence tells of."""
        sentence = reading.sentence
        self.entries.take_head(reading)
        self._close_entry(sentence)
        facts = self.entries.dated(reading, is_first=self._is_first(sentence))
        found = [i for fact in facts if (i := self._take(fact, sentence)) is not None]
        found = list({id(i): i for i in found}.values())  # a heading and its sentence name one theft twice
        if not found:
            self._turn_to_named(reading)
        if len(found) == 1:
            self._open_section(found[0], self.entries.sums_of(sentence, facts), sentence)
        if found:
            self.turn_to(found[-1] if len(found) == 1 else self.focus, sentence)
            self.bound[sentence.index] = found
            if sentence.kind is BlockKind.HEADING and len(found) == 1:
                self.sections[sentence.index] = found[0]
                self.topic = found[0] if sentence.section < 0 else self.topic

    def _take(self, fact: Fact, sentence: Sentence) -> Incident | None:
        """The theft that a fact is about, with what it tells; None where the fact waits for one."""
        if fact.is_weak:
            self._take_hint(fact, sentence)
            return None
        if fact.anaphor is Anaphor.ALL:
            self._date_all(fact, sentence)
            return None
        incident = self._theft_of(fact, sentence)
        if incident is None:
            return None
        amounts = tuple(a for m in fact.amounts for a in m.amounts)
        if sentence.kind is BlockKind.HEADING:
            incident.headlined += amounts
            amounts = ()
        is_its_day = makes_theft(fact) or incident.could_be_on(fact.date)
        incident.add(amounts, fact.date if is_its_day else None, is_revised=fact.is_revised)
        incident.stated += amounts if fact.is_field else ()
        return incident

    def _is_first(self, sentence: Sentence) -> bool:
        return not self.remembered or self.remembered[-1].sentence.block != sentence.block

    def _open_section(self, incident: Incident, sums: tuple[Amount, ...], sentence: Sentence) -> None:
        """Below "March 2024: $5 million": the theft told first is the section's, and has the heading's sum."""
        if sums:
            self.sections[sentence.section] = incident
            incident.headlined += sums

    def _close_entry(self, sentence: Sentence) -> None:
        """Behind an entry its day is done with; where nothing followed it, it is that of the theft spoken of."""
        if (closed := self.entries.close(sentence)) is None:
            return
        fact, told = closed
        is_alone = self.remembered[-1].sentence.index == told.index
        if is_alone and (known := self.spoken_of(fact.anaphor, told)) is not None:
            self.incidents.again(known, fact.date, told.index, has_sum=False).add((), fact.date)

    def _theft_of(self, fact: Fact, sentence: Sentence) -> Incident | None:
        """The theft that a fact tells of; None where it waits for one, or is of others."""
        if fact.victim:
            is_new = makes_theft(fact)
            self.incidents.describe_again(fact)
            return self.incidents.of(fact.victim, fact.date, sentence.index, self.focus, may_be_new=is_new)
        known = self.spoken_of(fact.anaphor, sentence)
        if known is None:
            self.waiting.append(fact)
            return None
        if is_beyond(fact, known):
            return None
        return self.incidents.again(known, fact.date, sentence.index, has_sum=bool(fact.amounts))

    def _turn_to_named(self, reading: SentenceReading) -> None:
        """A sentence about one victim turns the talk to it, whatever it tells."""
        named = {v.id: v for v in reading.victims}
        if len(named) != 1:
            return
        victim = next(iter(named.values()))
        if victim.is_target or not any(f.anaphor in DEFINITE for f in reading.frames):
            found = self.incidents.of(victim, None, reading.sentence.index, self.focus)
            self.turn_to(found, reading.sentence)
            if reading.sentence.kind is BlockKind.HEADING and reading.sentence.section < 0:
                self.topic = found  # "Tracing Greylag"

    def _date_all(self, fact: Fact, sentence: Sentence) -> None:
        """ "All three happened in 2023.": the date of the thefts of the sentence before, else of the section's."""
        last = self.bound.get(sentence.index - 1, [])
        for incident in last if len(last) > 1 else self.told_in(sentence.section):
            if fact.date and (incident.date is None or dates_agree(incident.date, fact.date)):
                incident.add((), fact.date)

    def _take_hint(self, fact: Fact, sentence: Sentence) -> None:
        """Keep a weak fact for the theft that it stands beside; one of a victim not yet robbed waits for it."""
        if fact.victim is not None or not self.incidents.known:
            self.waiting.append(fact)
        elif self.focus is not None and sentence.block - self.focus_block <= 1:
            self.focus.hints.append(fact)

    def let_wait(self, frame: Frame, reading: SentenceReading) -> None:
        """Keep an accusation that opens the story ("It was Lazarus," said X.) for the theft told next, or at all."""
        is_open = frame.anaphor in OPENINGS and frame.stance not in DENYING
        if frame.actors and is_open and reading.sentence.kind in RUNNING:
            self.left.append((frame, reading))
        is_told = bool(self.incidents.known or reading.firm_facts) or any(not f.is_weak for f in self.waiting)
        if frame.speakers and (frame.actors or self.actors) and not is_told and frame.anaphor in OPENINGS:
            self.accusations.append((frame, reading))

    def give_waiting(self, reading: SentenceReading) -> list[tuple[Frame, SentenceReading]]:
        """The accusations that waited for the first theft, if it is told soon enough behind them."""
        if not self.accusations or not self.incidents.known:
            return []
        waited, self.accusations = self.accusations, []
        at = reading.sentence
        return [
            (frame, told)
            for frame, told in waited
            if at.block - told.sentence.block <= 1 and at.index - told.sentence.index <= SOON
        ]

    def left_of(self, claimed: Container[str]) -> list[tuple[Frame, SentenceReading]]:
        """The accusations that are left for the only theft of the text, where nobody else speaks of it."""
        known = {i.victim for i in self.incidents.known}
        first = min((i.first_sentence for i in self.incidents.known if i.amounts or i.dates), default=0)
        found = []
        for frame, reading in self.left:
            robbed = {v.id for v in frame.victims} or (
                known if first - reading.sentence.index <= SOON else set()
            )
            if len(robbed) == 1 and not any(v in claimed for v in robbed):
                found.append((frame, reading))
        return found

    def give_hints(self) -> None:
        """At the end of the text: the facts that waited go to the theft of their victim, or to the only one."""
        for fact in self.waiting:
            same = [i for i in self.incidents.known if not fact.victim or i.victim == fact.victim.id]
            if len(same) == 1:
                same[0].hints.append(fact)

    def spoken_of(self, anaphor: Anaphor, sentence: Sentence) -> Incident | None:
        """The theft that "the theft", "the exchange" or nothing at all refers to."""
        if anaphor is Anaphor.NONE:
            return None
        if anaphor is Anaphor.PAGE:
            return self.sections.get(sentence.section) or self.topic or self.incidents.main(first=True)
        if self.focus is not None:
            section = self.sections.get(sentence.section)
            # A section about one theft binds stronger than a name dropped before its heading.
            if section is not None and self.focus.first_sentence < sentence.section:
                return section
            if self.topic is not None and not self.is_near(sentence):
                return section or self.topic
            return self.focus
        return self.sections.get(sentence.section) or self.incidents.main()

    def told_beside(self, sentence: Sentence) -> list[Incident]:
        """The thefts that "all of these" refers to: several of the paragraph, else those of the section."""
        near = takewhile(lambda r: r.sentence.block == sentence.block, reversed(self.remembered))
        indexes = [sentence.index, *(r.sentence.index for r in near)]
        told = list({id(i): i for at in reversed(indexes) for i in self.bound.get(at, [])}.values())
        summed = [i for i in told if i.amounts]  # one that is only compared with them comes without a sum
        if len(summed) <= 1 < len(told):
            summed = [i for i in told if i.dates] or told
        return summed if len(summed) > 1 else self.told_in(sentence.section)

    def told_in(self, section: int) -> list[Incident]:
        """Those told since the heading, else since the beginning."""
        told = [i for i in self.incidents.known if i.first_sentence >= section] or self.incidents.known
        return [i for i in told if i.amounts] or list(told)

    def remember(self, reading: SentenceReading) -> None:
        """Take in whom the sentence named and who spoke in it."""
        named = reading.mentions.actors
        is_state = all(a.id == DPRK for a in named) and any(a.id != DPRK for a in self.actors)
        if named and not is_state and all(f.is_plain for f in reading.frames):
            self.actors = named  # "the group" means whom the text named last; a state is no group
        self.remembered.append(reading)

    def speakers_in(self, block: int) -> tuple[Speaker, ...]:
        """Who spoke last, if that was in this block."""
        near = takewhile(lambda reading: reading.sentence.block == block, reversed(self.remembered))
        return tuple(s for s in next(filter(None, map(_named, near)), ()) if not s.is_waiting)

    @property
    def heard(self) -> tuple[Speaker, ...]:
        """Who spoke or was introduced last: whom a pronoun means."""
        told = (_named(reading) or _introduced(reading) for reading in reversed(self.remembered))
        return next(filter(None, told), ())

    @property
    def meant(self) -> tuple[Speaker, ...]:
        """Whom "it", "she", "their report" means: the same without whoever says "we"."""
        others = (
            tuple(s for s in _named(r) if not s.is_self) or _introduced(r) for r in reversed(self.remembered)
        )
        return next(filter(None, others), ()) or self.heard

    @property
    def robbed(self) -> tuple[Speaker, ...]:
        """ "Greylag lost $3 million. By its own account": the one that the text robs, where nobody has spoken."""
        known = {v.id for r in self.remembered for v in r.victims if v.is_target}
        named = {one for one in known if not one.startswith("unnamed:")}
        return (Speaker(next(iter(named)), 0, 0),) if len(known) == len(named) == 1 else ()

    def introduced_in(self, block: int) -> tuple[Speaker, ...]:
        """The one who is named shortly before in this block as somebody who may speak, where nobody has."""
        last = self.remembered[-SOON // 2 :]
        near = takewhile(lambda reading: reading.sentence.block == block, reversed(last))
        found = {
            s.party: s
            for reading in near
            for s in _introduced(reading)
            if not (s.is_previous or s.is_waiting)
        }
        robbed = {i.victim for i in self.incidents.known}
        is_one = len(found) == 1 and found.keys().isdisjoint(robbed)
        return tuple(s for s in found.values() if is_one and not is_state(s.party))

    @property
    def statement(self) -> tuple[Speaker, ...]:
        """Who put out the statement that the document tells of, as told last."""
        told = (_named(reading) for reading in reversed(self.remembered) if reading.is_statement)
        return next(filter(None, told), ())


def _named(reading: SentenceReading) -> tuple[Speaker, ...]:
    """Its speakers without pronouns and those who only pass by."""
    return tuple(s for s in reading.speakers if not (s.is_previous or s.is_passing))


def _introduced(reading: SentenceReading) -> tuple[Speaker, ...]:
    """Whom it introduces, those who only pass by aside."""
    return tuple(s for s in reading.introduced if not s.is_passing)
