"""From the readings of sentences to the claims of a document.

Three passes over the readings: facts make the thefts (incidents), frames are bound to them, and what one party
says of one theft in several sentences becomes one claim.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parsers.claims.incidents import Incident, Incidents
from parsers.claims.values import Anaphor, Speaker
from parsers.claims.voice import Speech, speeches
from parsers.values import BlockKind, Stance, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from parsers.claims.values import Frame, Sentence, SentenceReading, Victim
    from parsers.claims.voice import Issuer
    from parsers.mentions.values import NameMention
    from parsers.values import Amount, Basis, PartialDate

STRENGTH = {Stance.ASSERTED: 3, Stance.ASSESSED: 2, Stance.SUSPECTED: 1, Stance.DENIED: 0, Stance.DISPUTED: 0}
# The bare state and its service follow the group that the text names.
PARAGRAPHS = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
STATE = 2  # letters of a state's id
GENERAL_ACTORS = ("rgb", "dprk")


@dataclass(slots=True)
class Attribution:
    """What one party says of one theft, gathered over the document."""

    incident: Incident
    speech: Speech
    stance: Stance
    actors: list[str]
    start: int
    end: int
    rule: str
    basis: Basis | None
    is_collective: bool
    is_heading: bool
    is_graded: bool
    weight: int  # how well the sentence carries the claim: a paragraph that names the victim carries it best
    sentences: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """What the text has spoken of so far."""

    incidents: Incidents = field(default_factory=Incidents)
    focus: Incident | None = None
    focus_block: int = 0
    topic: Incident | None = None  # the theft that the title names
    sections: dict[int, Incident] = field(default_factory=dict)
    bound: dict[int, list[Incident]] = field(default_factory=dict)
    actors: tuple[NameMention, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    spoken_block: int = -1
    statement: tuple[Speaker, ...] = ()
    last: list[Attribution] = field(default_factory=list)

    def turn_to(self, incident: Incident | None, sentence: Sentence) -> None:
        """The talk is of this theft now."""
        self.focus = incident
        self.focus_block = sentence.block

    def is_near(self, sentence: Sentence) -> bool:
        """Whether the talk of another theft than the title's can still go on: in the same paragraph, or in the next
        one if sums of it were told."""
        if self.focus is None or self.focus is self.topic:
            return True
        return sentence.block - self.focus_block <= bool(self.focus.amounts)


def assemble(readings: Sequence[SentenceReading], issuer: Issuer) -> list[Attribution]:
    """The attributions of a document, in the order of the text."""
    state = _State()
    made: list[Attribution] = []
    for reading in readings:
        _take_facts(reading, state)
        for frame in reading.frames:
            made += _bind(_spoken(frame, reading, state, issuer), reading, readings, state, issuer)
        _remember(reading, state)
    state.incidents.name_described({id(a.incident) for a in made})
    return _merge(made)


def _remember(reading: SentenceReading, state: _State) -> None:
    if not reading.frames and reading.mentions.actors:
        state.actors = reading.mentions.actors  # "the group" means whom the text named last
    named = tuple(s for s in reading.speakers if not s.is_previous)
    if named:
        state.speakers, state.spoken_block = named, reading.sentence.block
    if reading.is_statement and named:
        state.statement = named


def _spoken(frame: Frame, reading: SentenceReading, state: _State, issuer: Issuer) -> Frame:
    """The frame with its pronoun resolved, or with the issuers of the statement that the document retells."""
    if frame.speakers and all(s.is_previous for s in frame.speakers):
        return replace(frame, speakers=state.speakers)
    if frame.speakers or issuer.decides:
        return frame
    if frame.is_passive and not issuer.investigates and state.statement:
        return replace(frame, speakers=state.statement)
    return replace(frame, speakers=_likely_speakers(frame, reading, state, issuer))


def _likely_speakers(
    frame: Frame, reading: SentenceReading, state: _State, issuer: Issuer
) -> tuple[Speaker, ...]:
    """Whose finding it is, where no rule of the grammar tells: who is named beside it or spoke just before.

    Agencies and firms only: a state's name is mostly a place. For a compiler, the speaker of the sentences before
    in the same paragraph goes on speaking.
    """
    if reading.sentence.kind not in PARAGRAPHS:
        return ()
    robbed = {v.id for v in reading.victims}
    beside = [
        p
        for p in reading.mentions.parties
        if len(p.id) > STATE
        and not p.id.startswith("kp")
        and p.id not in robbed
        and p.id not in issuer.parties
    ]
    if beside:
        return tuple(Speaker(p.id, p.start, p.end) for p in beside[:1])
    if issuer.investigates or frame.is_agentless or reading.sentence.block != state.spoken_block:
        return ()
    told = {a.incident.victim for a in state.last}
    # a speaker of one theft is not the speaker of another that is only compared with it
    return state.speakers if not frame.victims or told & {v.id for v in frame.victims} else ()


# ---------------------------------------------------------------- facts


def _take_facts(reading: SentenceReading, state: _State) -> None:
    sentence = reading.sentence
    found = []
    for fact in reading.facts:
        if fact.victim:
            incident = state.incidents.of(fact.victim, fact.date, sentence.index, state.focus)
        elif (known := _spoken_of(fact.anaphor, sentence, state)) is not None:
            has_sum = bool(fact.amounts)
            incident = state.incidents.again(known, fact.date, sentence.index, has_sum=has_sum)
        else:
            continue
        amounts = tuple(a for m in fact.amounts for a in m.amounts)
        incident.add(amounts, fact.date, is_revised=fact.is_revised)
        found.append(incident)
    if not found and (named := {v.id: v for v in reading.victims}) and len(named) == 1:
        # a sentence about one victim turns the talk to it, whatever it tells
        victim = next(iter(named.values()))
        state.turn_to(state.incidents.of(victim, None, sentence.index, state.focus), sentence)
    if found:
        state.turn_to(found[-1] if len(found) == 1 else state.focus, sentence)
        state.bound[sentence.index] = found
        if sentence.kind is BlockKind.HEADING and len(found) == 1:
            state.sections[sentence.index] = found[0]
            state.topic = found[0] if sentence.section < 0 else state.topic


def _spoken_of(anaphor: Anaphor, sentence: Sentence, state: _State) -> Incident | None:
    """The theft that "the theft", "the exchange" or nothing at all refers to."""
    if anaphor is Anaphor.NONE:
        return None
    if state.focus is not None:
        section = state.sections.get(sentence.section)
        # A section about one theft binds stronger than a name dropped before its heading.
        if section is not None and state.focus.first_sentence < sentence.section:
            return section
        if state.topic is not None and not state.is_near(sentence):
            return section or state.topic
        return state.focus
    return state.sections.get(sentence.section) or state.incidents.main()


# ---------------------------------------------------------------- frames


def _targets(frame: Frame, reading: SentenceReading, state: _State) -> list[Incident]:
    if frame.victims:
        dates = {f.victim.id: f.date for f in reading.facts if f.victim}
        return [
            state.incidents.of(v, dates.get(v.id), reading.sentence.index, state.focus)
            for v in _once(frame.victims)
        ]
    known = _spoken_of(frame.anaphor, reading.sentence, state)
    return [known] if known else []


def _once(victims: tuple[Victim, ...]) -> list[Victim]:
    return list({v.id: v for v in victims}.values())


def _bind(
    frame: Frame,
    reading: SentenceReading,
    readings: Sequence[SentenceReading],
    state: _State,
    issuer: Issuer,
) -> list[Attribution]:
    sentence = reading.sentence
    actors = frame.actors or state.actors
    if frame.is_naming and (_name_again(frame, state) or frame.anaphor is Anaphor.NONE):
        return []
    if not actors:
        return []
    if frame.actors:
        state.actors = frame.actors
    made = []
    if frame.anaphor is Anaphor.LIST:
        made = _bind_list(frame, reading, readings, state, issuer)
    else:
        for incident in _targets(frame, reading, state):
            made += [
                _attribution(frame, incident, s, actors, sentence, frame.start, frame.end)
                for s in speeches(frame, issuer)
            ]
            state.turn_to(incident, sentence)
    if made:
        state.last = made
    return made


def _bind_list(
    frame: Frame,
    reading: SentenceReading,
    readings: Sequence[SentenceReading],
    state: _State,
    issuer: Issuer,
) -> list[Attribution]:
    """An introduction such as "holds North Korea responsible for:" makes a claim of each item, or of each section."""
    made = []
    dates = [f.date for f in reading.facts if f.victim is None and f.date]
    for item in _items(reading, readings):
        _take_facts(item, state)
        for incident in state.bound.get(item.sentence.index, []):
            incident.dates += dates if not incident.dates else []
            made += [
                _itemised(frame, incident, speech, reading, item, state) for speech in speeches(frame, issuer)
            ]
    return made


def _items(reading: SentenceReading, readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """What an introduction introduces: the items of the list below it, else the headings of the sections."""
    items = []
    for item in readings[reading.sentence.index + 1 :]:
        if item.sentence.kind is not BlockKind.LIST_ITEM and item.sentence.block != reading.sentence.block:
            break
        if item.frames and item.sentence.kind is reading.sentence.kind:
            break  # no item of this list, but the next statement
        items.append(item)
    if any(i.facts for i in items) or reading.sentence.text.rstrip().endswith((":", "：")):
        return items
    return [
        r for r in readings[reading.sentence.index + 1 :] if r.sentence.kind is BlockKind.HEADING and r.facts
    ]


def _itemised(
    frame: Frame,
    incident: Incident,
    speech: Speech,
    introduction: SentenceReading,
    item: SentenceReading,
    state: _State,
) -> Attribution:
    """The claim of one item: its quote runs from the introduction to the item, a section's is the introduction."""
    actors = frame.actors or state.actors
    if item.sentence.kind is BlockKind.HEADING:
        return _attribution(frame, incident, speech, actors, introduction.sentence, frame.start, frame.end)
    end = len(item.sentence.text)
    return _attribution(frame, incident, speech, actors, item.sentence, 0, end, introduction.sentence.start)


def _attribution(
    frame: Frame,
    incident: Incident,
    speech: Speech,
    actors: tuple[NameMention, ...],
    sentence: Sentence,
    start: int,
    end: int,
    quote_start: int | None = None,
) -> Attribution:
    return Attribution(
        incident=incident,
        speech=speech,
        stance=frame.stance,
        actors=list(dict.fromkeys(a.id for a in actors)),
        start=sentence.start + start if quote_start is None else quote_start,
        end=sentence.start + end,
        rule=frame.rule,
        basis=frame.basis,
        is_collective=frame.is_collective,
        is_heading=sentence.kind is BlockKind.HEADING,
        is_graded=frame.is_graded,
        weight=2 * (sentence.kind in PROSE) + bool(frame.victims),
        sentences=[sentence.index],
    )


def _name_again(frame: Frame, state: _State) -> bool:
    """ "The FBI refers to this activity as TraderTraitor": the claim before has one more, narrower name."""
    named = [a.id for a in frame.actors]
    parties = {s.party for s in frame.speakers if not s.is_self}
    renamed = [made for made in state.last if not parties or made.speech.party in parties]
    for made in renamed:
        made.actors += [a for a in named if a not in made.actors]
    return bool(renamed)


# ---------------------------------------------------------------- one row a party and theft


def _merge(made: list[Attribution]) -> list[Attribution]:
    merged: dict[tuple[int, str, Voice], Attribution] = {}
    told = {id(a.incident) for a in made if not a.is_heading}
    for new in made:
        # a headline raises, lowers and shortens what the body says: the body wins
        if new.is_heading and id(new.incident) in told:
            continue
        key = (id(new.incident), new.speech.party, new.speech.voice)
        if (old := merged.get(key)) is None:
            merged[key] = new
        else:
            _join(old, new)
    for row in merged.values():
        row.actors = order_actors(row.actors)
    return list(merged.values())


def _join(old: Attribution, new: Attribution) -> None:
    """Repetitions: the strongest stance decides the quote, actors are gathered, firm beats denial of another."""
    better = (STRENGTH[new.stance], new.weight) > (STRENGTH[old.stance], old.weight)
    if better and STRENGTH[old.stance] > 0 and STRENGTH[new.stance] > 0:
        old.stance, old.start, old.end, old.rule = new.stance, new.start, new.end, new.rule
        old.is_graded, old.weight = new.is_graded, new.weight
    old.actors += [a for a in new.actors if a not in old.actors]
    old.basis = old.basis or new.basis
    old.is_collective |= new.is_collective
    old.sentences += new.sentences


def order_actors(actors: list[str]) -> list[str]:
    """Named groups in the order of the text, then the service, then the state."""
    named = [a for a in dict.fromkeys(actors) if a not in GENERAL_ACTORS]
    return named + [a for a in GENERAL_ACTORS if a in actors]


def facts_of(incident: Incident) -> tuple[tuple[Amount, ...], PartialDate | None]:
    """Amounts and date of a theft as the whole document gives them.

    Of sums in one currency those below half of the largest are parts (one transaction, one chain), not the theft.
    """
    largest: dict[str, Decimal] = {}
    for amount in incident.amounts:
        largest[amount.currency] = max(largest.get(amount.currency, amount.value), amount.value)
    whole = tuple(a for a in incident.amounts if a.value * 2 >= largest[a.currency])
    return whole, incident.date
