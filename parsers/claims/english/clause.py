"""One clause of a sentence with what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.clauses import BLAMED
from parsers.claims.english.marks import mask
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted
from parsers.parties import is_accused
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim

CONTRADICTING = (Stance.DENIED, Stance.DISPUTED)


# "the thieves, it says, were members of": who says it, in the midst of what is said
INTERPOLATED = hinted(
    r",\s(?:(?:it|he|she|they)\s(?:has\s|have\s|had\s)?(?:says?|said|writes?|wrote|written|adds?|added|states?|stated|reports?|reported|argues?|"
    r"argued|insists?|insisted|explain(?:s|ed)|told\s[a-z]+)|in\s(?:[^\s,;]+\s){0,3}?[^\s,;]+[’']s?\s(?:own\s)?(?:telling|words|account)|"
    r"(?:in|by)\s(?:its|their|his|her)\s(?:own\s)?(?:telling|words|account)),(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """All offsets are those of the sentence; `masked` is `text` with its mentions and "it says" masked."""

    start: int
    end: int
    text: str
    masked: str
    mentions: Mentions
    victims: tuple[Victim, ...]

    def before(self, position: int) -> str:
        """The masked text of the clause up to a position of the sentence."""
        return self.masked[: position - self.start]

    def after(self, position: int) -> str:
        """The masked text of the clause from a position of the sentence."""
        return self.masked[position - self.start :]


@lru_cache(maxsize=2)
def _undoubted(cues: Cues) -> Hinted:
    """ "Nobody should doubt it"; "could not be confirmed, and experts question it" is a doubt."""
    none, doubts = any_of(cues, "doubts.none"), any_of(cues, "doubts.words")
    between = r"(?:\s(?!(?:and|but|or|so|that|because|which)\b)[\w’'\-\ue000-\ue005]+){0,7}?"
    return hinted(rf"{none}{between}\s{doubts}")


def contradicts(masked: str, cues: Cues) -> bool:
    """Whether a denial or a doubt stands in the text."""
    return any(cues.stances[s].search(masked) for s in CONTRADICTING)


def cut(
    text: str, span: tuple[int, int], mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> Clause:
    """The clause at a span of the sentence; in `masked` a doubt that nobody has is blank."""
    start, end = span
    masked = INTERPOLATED.sub(lambda m: " " * len(m[0]), mask(text, mentions))[start:end]
    masked = _undoubted(cues).sub(lambda m: " " * len(m[0]), masked)
    inside = tuple(v for v in victims if start <= v.start < end)
    return Clause(start, end, text[start:end], masked, mentions.within(start, end), inside)


GAPPED = re.compile(r"(?:the|The)\s")
FOR = re.compile(r"\s(?:for|of|over|with|in)\s(?:that|those|the|its|[A-Z])")
CONCESSION = re.compile(r"\b(?:although|though|whereas|while)\s+$")


def join(spans: list[tuple[int, int]], text: str, mentions: Mentions, cues: Cues) -> list[tuple[int, int]]:
    """Join clauses without an actor, a word of accord or a denial of their own to the one before."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and is_relative(text, start):
            joined.append((start, end))
            continue
        if joined and is_gapped(text, start, mentions):
            joined.append((start, end))
            continue
        is_others = concedes(text[:start]) and any(start <= p.start < end for p in mentions.parties)
        if joined and not is_others and not _has_own(text[start:end], start, end, mentions, cues):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    accused = [a for a in mentions.names if a.kind == "actor" or is_accused(a.id)]
    is_lead = len(joined) > 1 and not is_relative(text, joined[1][0])
    is_lead = is_lead and not is_gapped(text, joined[1][0], mentions)
    if is_lead and not any(joined[0][0] <= a.start < joined[0][1] for a in accused):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined


def is_relative(text: str, start: int) -> bool:
    """Whether a clause that begins here blames somebody for what stands right before it."""
    return bool(start) and BLAMED.match(text, start) is not None


def is_gapped(text: str, start: int, mentions: Mentions) -> bool:
    """ "The FBI blames Lazarus for Greylag, and Elliptic for Wexmoor": a party and a theft, with the verb left out."""
    led = GAPPED.match(text, start)
    begin = led.end() if led else start
    party = next((p for p in mentions.parties if p.start == begin), None)
    return party is not None and FOR.match(text, party.end) is not None


def concedes(before: str) -> bool:
    """ "…, although a report of the MSMT lists it": what another party says against it stays its own."""
    return bool(CONCESSION.search(before))


def _has_own(part: str, start: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    if any(start <= a.start < end for a in mentions.actors):
        return True
    if (
        contradicts(part, cues)
        or cues["anaphora.actors"].search(part)
        or any(cues[f"gates.{gate}"].search(part) for gate in ("unknown", "silent"))
    ):
        return True
    return bool(cues["blame.accord"].search(part)) and bool(re.search(r"[A-Z]", part))
