"""Whose word an attribution is, where the sentence leaves it to those around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker
from parsers.parties import is_accused, is_state
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.talk import Talk
    from parsers.claims.values import Frame, SentenceReading
    from parsers.claims.voice import Issuer

PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


def is_unresolved(frame: Frame, reading: SentenceReading, talk: Talk, issuer: Issuer) -> bool:
    """ "The complaint says", where a compiler's text told of nobody's: whose words they are is not known.

    "They name Lazarus" is nobody's who writes; "Hexlin blames X, though they cautioned" is not the robbed's.
    """
    is_others = bool(frame.speakers) and all(s.is_previous for s in frame.speakers)
    is_pronoun = is_others and not any(s.end for s in frame.speakers)
    if not is_others or (issuer.investigates and not is_pronoun):
        return False
    is_told = talk.heard or (talk.robbed and not any(s.party for f in reading.frames for s in f.speakers))
    return not is_told


def spoken(frame: Frame, reading: SentenceReading, talk: Talk, issuer: Issuer) -> Frame:
    """The frame with its pronoun resolved, or with the issuers of the statement that the document retells."""
    if any(s.is_previous for s in frame.speakers):
        named = tuple(s for s in frame.speakers if not s.is_previous)
        meant = talk.meant or (() if issuer.investigates else talk.robbed)
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
        if not is_state(p.id) and not is_accused(p.id) and p.id not in robbed and p.id not in issuer.parties
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
