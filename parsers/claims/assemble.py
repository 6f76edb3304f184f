"""From the readings of sentences to the claims of a document.

Three passes over the readings: facts make the thefts (incidents), frames are bound to them, and what one
party says of one theft in several sentences becomes one claim.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.items import PARAGRAPHS, items_of, part_of_item
from parsers.claims.rows import STRENGTH, Attribution, merge
from parsers.claims.talk import Talk
from parsers.claims.values import Anaphor, Speaker
from parsers.claims.voice import Speech, speeches
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.incidents import Incident
    from parsers.claims.values import Frame, Sentence, SentenceReading, Victim
    from parsers.claims.voice import Issuer
    from parsers.mentions.values import NameMention

PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
SPOKEN_OF = (Anaphor.THEFT, Anaphor.VICTIM)
LONG_QUOTE = 320  # code points; of two sentences that say as much the shorter one is quoted
LONG_BEFORE = 240  # code points of a sentence before which no quote begins
LONG_LIST = 900  # code points behind which an item is quoted without its introduction
QUOTES = '「『“"‘'
STATE = 2  # letters of a state's id


def assemble(readings: Sequence[SentenceReading], issuer: Issuer) -> list[Attribution]:
    """The attributions of a document, in the order of the text."""
    talk = Talk()
    made: list[Attribution] = []
    # a caption or standfirst in the very words of the text: there it is said whose they are
    attributed = {r.sentence.text: r for r in readings if any(f.speakers for f in r.frames)}
    for reading in readings:
        talk.take_facts(reading)
        for frame, told in talk.give_waiting(reading):
            accused = talk.actors  # whom the text named since
            made += _bind(frame, told, readings, talk, issuer)
            talk.actors = accused
        for frame in reading.frames:
            if _is_unresolved(frame, reading, talk, issuer) or (
                not frame.speakers and attributed.get(reading.sentence.text, reading) is not reading
            ):
                continue
            spoken = _spoken(frame, reading, talk, issuer)
            if frame.is_plain:
                # of who only compiles it is a claim where somebody is heard
                if spoken.speakers or issuer.investigates or spoken.is_agentless:
                    talk.left.append((spoken, reading))
                continue
            bound = _bind(spoken, reading, readings, talk, issuer)
            made += bound
            if not bound:
                talk.let_wait(spoken, reading)
        talk.remember(reading)
    for frame, told in talk.left_of({a.incident.victim for a in made}):
        made += _bind(frame, told, readings, talk, issuer)
    talk.give_hints()
    talk.incidents.name_described({id(a.incident) for a in made})
    return merge(made)


def _is_unresolved(frame: Frame, reading: SentenceReading, talk: Talk, issuer: Issuer) -> bool:
    """ "The complaint says", where a compiler's text told of nobody's: whose words they are is not known.

    "They name Lazarus" is nobody's who writes; "Hexlin blames X, though they cautioned" is not the robbed's.
    """
    is_others = bool(frame.speakers) and all(s.is_previous for s in frame.speakers)
    is_pronoun = is_others and not any(s.end for s in frame.speakers)
    is_told = talk.heard or (talk.robbed and not any(s.party for f in reading.frames for s in f.speakers))
    return is_others and not is_told and (is_pronoun or not issuer.investigates)


def _spoken(frame: Frame, reading: SentenceReading, talk: Talk, issuer: Issuer) -> Frame:
    """The frame with its pronoun resolved, or with the issuers of the statement that the document retells."""
    if any(s.is_previous for s in frame.speakers):
        named = tuple(s for s in frame.speakers if not s.is_previous)
        meant = talk.heard or (() if issuer.investigates else talk.robbed)
        return replace(frame, speakers=meant + named)
    if frame.is_passive and not frame.speakers and _is_joint(reading, talk, issuer):
        return replace(frame, speakers=talk.speakers_in(reading.sentence.block))
    if frame.speakers or issuer.decides:
        return frame
    if not frame.is_agentless and _is_of_the_robbed(frame, talk, issuer):
        return replace(frame, speakers=talk.heard)
    if frame.is_passive and not issuer.investigates and talk.statement:
        return replace(frame, speakers=talk.statement)
    return replace(frame, speakers=_likely_speakers(frame, reading, talk, issuer))


def _is_joint(reading: SentenceReading, talk: Talk, issuer: Issuer) -> bool:
    """ "The FBI, DC3 and Japan's NPA alert the public …. The theft is affiliated with X.": it is all three who say so."""
    speakers = talk.speakers_in(reading.sentence.block)
    return 0 < sum(s.is_self or s.party in issuer.parties for s in speakers) < len(speakers)


def _is_of_the_robbed(frame: Frame, talk: Talk, issuer: Issuer) -> bool:
    """ "We retained Hexlin. … The intruders were X operators.": the robbed retells the firm that looked into it."""
    robbed = {i.victim for i in talk.incidents.known} | {v.id for v in frame.victims}
    if len(issuer.parties) != 1 or issuer.parties[0] not in robbed:
        return False
    return bool(talk.heard) and not any(s.is_self or s.party in issuer.parties for s in talk.heard)


def _likely_speakers(
    frame: Frame, reading: SentenceReading, talk: Talk, issuer: Issuer
) -> tuple[Speaker, ...]:
    """Whose finding it is, where no rule of the grammar tells: who is named beside it or spoke just before.

    Agencies and firms only: a state's name is mostly a place. For a compiler, the speaker of the sentences
    before in the same paragraph goes on speaking.
    """
    if reading.sentence.kind not in PROSE:
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
    if issuer.investigates or frame.is_agentless:
        return ()
    told = {a.incident.victim for a in talk.last}
    # a speaker of one theft is not the speaker of another that is only compared with it
    is_of_them = not (frame.victims and told) or told & {v.id for v in frame.victims}
    if not is_of_them:
        return ()
    return talk.speakers_in(reading.sentence.block) or talk.introduced_in(reading.sentence.block)


# ---------------------------------------------------------------- frames


def _targets(frame: Frame, reading: SentenceReading, talk: Talk) -> list[Incident]:
    if frame.victims:
        dates = {f.victim.id: f.date for f in reading.firm_facts if f.victim}
        return [
            talk.incidents.of(v, dates.get(v.id), reading.sentence.index, talk.focus)
            for v in _once(frame.victims)
        ]
    if frame.anaphor is Anaphor.ALL:
        return talk.told_in(reading.sentence.section)
    known = talk.spoken_of(frame.anaphor, reading.sentence)
    return [known] if known else []


def _once(victims: tuple[Victim, ...]) -> list[Victim]:
    return list({v.id: v for v in victims}.values())


def _bind(
    frame: Frame,
    reading: SentenceReading,
    readings: Sequence[SentenceReading],
    talk: Talk,
    issuer: Issuer,
) -> list[Attribution]:
    sentence = reading.sentence
    actors = frame.actors or talk.actors
    if frame.is_naming and (_name_again(frame, talk) or frame.anaphor is Anaphor.NONE):
        # "these units are known as Lazarus and APT38": names beside those by which the text called them
        talk.actors += tuple(a for a in frame.actors if a.id not in {b.id for b in talk.actors})
        return []
    if not actors:
        return []
    if frame.actors:
        talk.actors = frame.actors
    made = []
    if frame.anaphor is Anaphor.LIST:
        made = _bind_list(frame, reading, readings, talk, issuer)
    else:
        for incident in _targets(frame, reading, talk):
            made += [
                _attribution(
                    frame,
                    incident,
                    s,
                    actors,
                    sentence,
                    frame.start,
                    frame.end,
                    _told_before(frame, reading, readings),
                )
                for s in speeches(frame, issuer)
            ]
            talk.turn_to(incident, sentence)
    if made:
        talk.last = made
    return made


def _told_before(frame: Frame, reading: SentenceReading, readings: Sequence[SentenceReading]) -> int | None:
    """ "The police blame Lazarus. I agree.", "“It was Lazarus.” He nodded.": the quote begins with the culprit."""
    if frame.actors or not reading.sentence.index:
        return None
    before = readings[reading.sentence.index - 1]
    is_beside = before.sentence.block == reading.sentence.block and len(before.sentence.text) <= LONG_BEFORE
    # "Was it Lazarus? Yes.", "“It was Lazarus.” He nodded."
    is_told = (
        before.frames or before.sentence.text.rstrip().endswith("?") or before.sentence.text[:1] in QUOTES
    )
    is_near = is_beside and is_told and before.mentions.actors
    return before.sentence.start if is_near else None


def _bind_list(
    frame: Frame,
    reading: SentenceReading,
    readings: Sequence[SentenceReading],
    talk: Talk,
    issuer: Issuer,
) -> list[Attribution]:
    """An introduction such as "holds North Korea responsible for:" makes a claim of each item or section."""
    made = []
    dates = [f.date for f in reading.firm_facts if f.victim is None and f.date]
    for item in items_of(reading, readings):
        talk.take_facts(item)
        if item.sentence.kind is BlockKind.TABLE_ROW and (item.frames or item.refusals):
            continue  # a row with a column for its culprit speaks for itself
        for incident in talk.bound.get(item.sentence.index, []):
            if item.sentence.kind in PARAGRAPHS and not incident.amounts:
                continue  # prose below an introduction tells more than thefts
            incident.dates += dates if not incident.dates else []
            made += [
                _itemised(frame, incident, speech, reading, item, talk) for speech in speeches(frame, issuer)
            ]
    return made


def _itemised(
    frame: Frame,
    incident: Incident,
    speech: Speech,
    introduction: SentenceReading,
    item: SentenceReading,
    talk: Talk,
) -> Attribution:
    """The claim of one item: its quote runs from the introduction to it; a section's is the introduction."""
    actors = frame.actors or talk.actors
    if item.sentence.kind is BlockKind.HEADING:
        return _attribution(frame, incident, speech, actors, introduction.sentence, frame.start, frame.end)
    start, end = part_of_item(incident, item, talk)
    is_far = start or item.sentence.start - introduction.sentence.end > LONG_LIST
    before = None if is_far else introduction.sentence.start
    return _attribution(frame, incident, speech, actors, item.sentence, start, end, before)


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
