"""Who speaks: the document itself, one it names, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.parties import is_accused, is_state
from parsers.values import Stance, Voice

if TYPE_CHECKING:
    from parsers.claims.values import Frame, Speaker

UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the document. `investigates`: a body, firm or victim that speaks for itself when it names nobody.

    A compiler (press, wiki, digest) does not: what it states without naming whose it is, is nobody's.
    `decides`: a government body; even its "is suspected" is its own word. `is_shared`: the text says that it is
    published with the others, so what the first of the parties finds is the word of all.
    """

    parties: tuple[str, ...]
    investigates: bool
    decides: bool = False
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """One attributing party in one voice. `is_document`: the document said it of its own accord."""

    party: str
    voice: Voice
    is_document: bool = False


def speeches(frame: Frame, issuer: Issuer) -> list[Speech]:
    """The parties that make the frame's attribution, each once."""
    speakers = _of_one_side(frame)
    if not speakers:
        is_nobodys = frame.is_agentless and not issuer.decides
        if is_nobodys or not issuer.investigates or not issuer.parties:
            return [Speech(UNSTATED, Voice.OWN, is_document=True)]
        return [Speech(p, Voice.OWN, is_document=True) for p in issuer.parties]
    made: dict[str, Speech] = {}
    # among other states a state is not its agency: "Japan, the United States and South Korea"
    is_row = len({s.party for s in speakers if is_state(s.party)}) > 1
    for speaker in speakers:
        if speaker.is_self or (issuer.is_shared and speaker.party == issuer.parties[0]):
            for party in issuer.parties or (UNSTATED,):
                made[party] = Speech(party, Voice.OWN, is_document=True)
        else:
            party = speaker.party if is_row else _as_issuer(speaker.party, issuer)
            voice = Voice.OWN if party in issuer.parties or party == UNSTATED else Voice.REPORTED
            made.setdefault(party, Speech(party, voice, is_document=voice is Voice.OWN))
    return list(made.values())


def _of_one_side(frame: Frame) -> tuple[Speaker, ...]:
    """Who accuses beside the accused state that answers, or who denies beside its accusers: never both in one frame."""
    accused = tuple(s for s in frame.speakers if is_accused(s.party))
    others = tuple(s for s in frame.speakers if s not in accused)
    if not (accused and others):
        return frame.speakers
    return accused if frame.stance is Stance.DENIED else others


def _is_branch(party: str, whole: str) -> bool:
    """Whether `fr.paris-prosecutors` is of `fr.prosecutors`."""
    state, _, kind = whole.partition(".")
    return party.startswith(f"{state}.") and party.endswith(f"-{kind}")


def _as_issuer(party: str, issuer: Issuer) -> str:
    """A state that one of its own agencies speaks of in the third person ("the government") is that agency."""
    if party in issuer.parties or not issuer.decides:
        return party
    if "." in party:  # the office in Paris, as the prosecutors of France who publish it call themselves
        return next((p for p in issuer.parties if "." in p and _is_branch(party, p)), party)
    agencies = [p for p in issuer.parties if p.startswith(party + ".")]
    return agencies[0] if len(agencies) == 1 else party
