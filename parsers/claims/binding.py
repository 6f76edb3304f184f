"""Binds the frames of sentences to the thefts that the text tells: each pair is an attribution."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from parsers.claims.incidents import dates_agree, is_beyond, makes_theft
from parsers.claims.items import PARAGRAPHS, items_of, part_of_item
from parsers.claims.rows import STRENGTH, Attribution
from parsers.claims.values import Anaphor
from parsers.claims.voice import Speech, speeches
from parsers.claims.whose import PROSE
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.incidents import Incident
    from parsers.claims.talk import Talk
    from parsers.claims.values import Fact, Frame, Sentence, SentenceReading, Victim
    from parsers.claims.voice import Issuer
    from parsers.mentions.values import NameMention

AGREEING = ("accord", "contradicts", "graded")  # kinds of frames that take up what another one says
NAMED_ON = (
    "ja-named-on"  # "… did the following thefts of last year. Namely, A and B.": dated by the first sentence
)
ANNOUNCED = "en-announced-"  # "The schemes alleged include:"
SPOKEN_OF = (Anaphor.THEFT, Anaphor.PAGE, Anaphor.VICTIM)
LONG_QUOTE = 320  # code points; of two sentences that say as much the shorter one is quoted
LONG_BEFORE = 240  # code points of a sentence before which no quote begins
LONG_LIST = 900  # code points behind which an item is quoted without its introduction
QUOTES = '「『“"‘'


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the frames of one document, in the order of its text; `talk` is what it has told so far."""

    readings: Sequence[SentenceReading]
    issuer: Issuer
    talk: Talk

    def bind(self, frame: Frame, reading: SentenceReading) -> list[Attribution]:
        """The attributions of a frame: one for each theft and speaker; none if it speaks of no theft told."""
        talk = self.talk
        actors = frame.actors or self._named_by_another(frame, reading) or talk.actors
        if frame.is_naming and (_name_again(frame, talk) or frame.anaphor is Anaphor.NONE):
            # "these units are known as Lazarus and APT38": names beside those by which the text called them
            talk.actors += tuple(a for a in frame.actors if a.id not in {b.id for b in talk.actors})
            return []
        if not actors or self._agrees_about_another(frame, reading) or self._denies_own(frame, actors):
            return []
        if frame.actors:
            talk.actors = frame.actors
        made = (
            self._list(frame, reading)
            if frame.anaphor is Anaphor.LIST
            else self._thefts(frame, reading, actors)
        )
        if made:
            talk.last = made
        if made and frame.actors and STRENGTH[frame.stance]:
            talk.accused_by |= {a.speech.party: frame.actors for a in made}
        return made

    def _thefts(
        self, frame: Frame, reading: SentenceReading, actors: tuple[NameMention, ...]
    ) -> list[Attribution]:
        made = []
        begins = self._told_before(frame, reading)
        for incident in _targets(frame, reading, self.talk):
            if frame.rule == NAMED_ON and not incident.dates:
                before = self.readings[reading.sentence.index - 1].firm_facts
                incident.dates += [f.date for f in before if f.victim is None and f.date]
            made += [
                _attribution(
                    frame, incident, speech, actors, reading.sentence, (frame.start, frame.end), begins
                )
                for speech in speeches(frame, self.issuer)
            ]
            self.talk.turn_to(incident, reading.sentence)
        return made

    def _agrees_about_another(self, frame: Frame, reading: SentenceReading) -> bool:
        """ "… blamed X for Greylag. Vandals bragged that they robbed Fennick. The police confirmed it.": not of X."""
        if frame.actors or frame.rule.split("-")[1] not in AGREEING or not self.talk.last:
            return False
        said = {id(a.incident) for a in self.talk.last}
        is_near = any(
            self.readings[n].sentence.block == reading.sentence.block
            for a in self.talk.last
            for n in a.sentences
        )
        return not is_near and said.isdisjoint(map(id, _targets(frame, reading, self.talk)))

    def _denies_own(self, frame: Frame, actors: tuple[NameMention, ...]) -> bool:
        """ "The prosecutors charged an employee. They found no foreign hand.": it is not the employee whom they clear."""
        if frame.actors or frame.stance is not Stance.DENIED or frame.is_withdrawal:
            return False
        own = [self.talk.accused_by.get(s.party) for s in frame.speakers]
        return bool(own) and all(o is not None and {a.id for a in o} == {a.id for a in actors} for o in own)

    def _named_by_another(self, frame: Frame, reading: SentenceReading) -> tuple[NameMention, ...]:
        """ "Harrow doubts Kestrel's conclusion": whom Kestrel accused, whoever else was named since."""
        if frame.actors or not self.talk.accused_by:
            return ()
        own = {s.party for s in frame.speakers}
        text = reading.sentence.text
        listed = {p.id for p in reading.mentions.parties}
        meant = [p for p in self.talk.accused_by if p not in own and (p in listed or p in text)]
        return self.talk.accused_by[meant[0]] if len(meant) == 1 else ()

    def _told_before(self, frame: Frame, reading: SentenceReading) -> int | None:
        """ "The police blame Lazarus. I agree.", "“It was Lazarus.” He nodded.": the quote begins with the culprit."""
        if frame.actors or not reading.sentence.index:
            return None
        before = self.readings[reading.sentence.index - 1]
        is_beside = (
            before.sentence.block == reading.sentence.block and len(before.sentence.text) <= LONG_BEFORE
        )
        # "Was it Lazarus? Yes.", "“It was Lazarus.” He nodded."
        is_told = (
            before.frames or before.sentence.text.rstrip().endswith("?") or before.sentence.text[:1] in QUOTES
        )
        is_near = is_beside and is_told and before.mentions.actors
        return before.sentence.start if is_near else None

    def _list(self, frame: Frame, reading: SentenceReading) -> list[Attribution]:
        """An introduction such as "holds North Korea responsible for:" makes a claim of each item or section."""
        made = []
        dates = [f.date for f in reading.firm_facts if f.victim is None and f.date]
        for item in items_of(reading, self.readings):
            self.talk.take_facts(item)
            if item.sentence.kind is BlockKind.TABLE_ROW and (item.frames or item.refusals):
                continue  # a row with a column for its culprit speaks for itself
            for incident in self.talk.bound.get(item.sentence.index, []):
                is_loose = item.sentence.kind in PARAGRAPHS or ANNOUNCED in frame.rule
                if is_loose and not incident.amounts:
                    continue  # prose below an introduction tells more than thefts, and so do crimes that are alleged
                incident.dates += dates if not incident.dates else []
                made += [
                    self._item(frame, incident, speech, reading, item)
                    for speech in speeches(frame, self.issuer)
                ]
        return made

    def _item(
        self,
        frame: Frame,
        incident: Incident,
        speech: Speech,
        introduction: SentenceReading,
        item: SentenceReading,
    ) -> Attribution:
        """The claim of one item: its quote runs from the introduction to it; a section's is the introduction."""
        actors = frame.actors or self.talk.actors
        if item.sentence.kind is BlockKind.HEADING:
            span = (frame.start, frame.end)
            return _attribution(frame, incident, speech, actors, introduction.sentence, span)
        span = part_of_item(incident, item, self.talk)
        is_far = span[0] or item.sentence.start - introduction.sentence.end > LONG_LIST
        begins = None if is_far else introduction.sentence.start
        return _attribution(frame, incident, speech, actors, item.sentence, span, begins)


def _targets(frame: Frame, reading: SentenceReading, talk: Talk) -> list[Incident]:
    if frame.victims:
        once = {v.id: v for v in frame.victims}
        return [
            talk.incidents.of(
                v,
                fact.date if fact else None,
                reading.sentence.index,
                talk.focus,
                may_be_new=fact is None or makes_theft(fact),
            )
            for v in once.values()
            for fact in _told_of(v, reading)
        ]
    if frame.anaphor is Anaphor.ALL:
        return talk.told_beside(reading.sentence)
    known = talk.spoken_of(frame.anaphor, reading.sentence)
    is_others = known and any(f.victim is None and is_beyond(f, known) for f in reading.firm_facts)
    return [known] if known and not is_others else []


def _told_of(victim: Victim, reading: SentenceReading) -> list[Fact | None]:
    """What a sentence tells of a victim: of each theft of it that has a day of its own, else what it says last."""
    told = [f for f in reading.firm_facts if f.victim and f.victim.id == victim.id]
    dated = [f for f in told if f.date and f.amounts]
    if (
        all(a.date and b.date and not dates_agree(a.date, b.date) for a, b in combinations(dated, 2))
        and dated[1:]
    ):
        return [*dated]
    return [told[-1] if told else None]


def _attribution(
    frame: Frame,
    incident: Incident,
    speech: Speech,
    actors: tuple[NameMention, ...],
    sentence: Sentence,
    span: tuple[int, int],
    begins: int | None = None,
) -> Attribution:
    """One row. `span`: of its quote in the sentence; `begins`: where in the document a quote begins that began before."""
    start, end = span
    return Attribution(
        incident=incident,
        speech=speech,
        stance=frame.stance,
        actors=list(dict.fromkeys(a.id for a in actors)),
        start=sentence.start + start if begins is None else begins,
        end=sentence.start + end,
        rule=frame.rule,
        basis=frame.basis,
        is_collective=frame.is_collective,
        is_heading=sentence.kind is BlockKind.HEADING,
        is_graded=frame.is_graded,
        is_withdrawn=frame.is_withdrawal,
        weight=2 * (sentence.kind in PROSE)
        + (bool(frame.victims) or frame.anaphor in SPOKEN_OF)
        + (bool(frame.victims) and not STRENGTH[frame.stance])  # "rejected the charge" needs another sentence
        - (not frame.actors and not frame.victims)  # who names the culprit says more than who agrees
        - (end - start > LONG_QUOTE),
        is_inherited=not frame.actors,
        sentences=[sentence.index],
    )


def _name_again(frame: Frame, talk: Talk) -> bool:
    """ "The FBI refers to this activity as TraderTraitor": the claim before has one more, narrower name."""
    named = [a.id for a in frame.actors]
    parties = {s.party for s in frame.speakers if not s.is_self}
    renamed = [made for made in talk.last if not parties or made.speech.party in parties]
    for made in renamed:
        made.actors += [a for a in named if a not in made.actors]
    return bool(renamed)
