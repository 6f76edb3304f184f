"""One clause of a sentence with what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.clauses import BLAMED
from parsers.claims.english.marks import mask
from parsers.claims.english.reference import ACCUSED_AGAIN
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


LISTED = re.compile(r"\W*(?:[A-Z][\w’'.\-]*\s?){2,4}(?:,\s(?:aged\s)?\d\d)?,?")
GAPPED = re.compile(r"(?:the|The)\s")
FOR = re.compile(r"\s(?:for|of|over|with|in)\s(?:that|those|the|its|[A-Z])")
OWN_RELATIVE = re.compile(r",\s(?:which|who|whose)\b[^,;]*")
CONCESSION = re.compile(r"\b(?:although|though|whereas|while)\s+$")


def join(
    spans: list[tuple[int, int]], text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> list[tuple[int, int]]:
    """Join clauses without an actor, a word of accord, a denial or a loss of their own to the one before."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and is_relative(text, start):
            joined += _closed(text, start, end, mentions, cues)
            continue
        if joined and is_gapped(text, start, mentions):
            joined.append((start, end))
            continue
        is_others = concedes(text[:start]) and any(start <= p.start < end for p in mentions.parties)
        is_own = _has_own(text[start:end], start, end, mentions, cues)
        if joined and LISTED.fullmatch(text, *joined[-1]):
            joined[-1] = (joined[-1][0], end)  # "Jan Novak, 31, and Eva Malik, 28, were charged"
        elif (
            joined
            and not is_others
            and not is_own
            and not _loses(joined[-1], (start, end), text, victims, cues)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    accused = [a for a in mentions.names if a.kind == "actor" or is_accused(a.id)]
    is_lead = len(joined) > 1 and not is_relative(text, joined[1][0])
    is_lead = is_lead and not is_gapped(text, joined[1][0], mentions)
    is_lead = is_lead and not _accuses_again(text[slice(*joined[0])], *joined[0], mentions, cues)
    if is_lead and not any(joined[0][0] <= a.start < joined[0][1] for a in accused):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined


def _loses(
    told: tuple[int, int], span: tuple[int, int], text: str, victims: tuple[Victim, ...], cues: Cues
) -> bool:
    """ "The FBI blamed X for Greylag; Fennick lost $9 million in June": who is robbed in a clause of its own."""
    robbed = {v.id for v in victims if v.is_target and span[0] <= v.start < span[1]}
    before = {v.id for v in victims if told[0] <= v.start < told[1]}
    if not before or not robbed or robbed <= before:
        return False
    return _own_loss(cues).search(OWN_RELATIVE.sub("", text[slice(*span)])) is not None


@lru_cache(maxsize=2)
def _own_loss(cues: Cues) -> Hinted:
    thieves, outflows, verbs_of = (any_of(cues, f"theft.{k}") for k in ("culprits", "verbs_from", "verbs_of"))
    been = r"\b(?:was|were|has\sbeen|had\sbeen|have\sbeen)\s(?:\w+\s)?"
    return hinted(
        rf"{any_of(cues, 'theft.losses')}|{been}{outflows}|{thieves}\s(?:\w+\s){{0,2}}?(?:{outflows}|{verbs_of})"
        r"|\b(?i:vanished|disappeared|went\smissing|whoever)\b"
    )


def _closed(text: str, start: int, end: int, mentions: Mentions, cues: Cues) -> list[tuple[int, int]]:
    """ "…, which the FBI blamed on X, nobody knows who robbed Fennick": where the relative clause ends.

    A name behind the culprit is its apposition, unless somebody is said to have done something.
    """
    first = next((a for a in mentions.actors if start <= a.start < end), None)
    comma = text.find(", ", first.end, end) if first else -1
    if comma < 0:
        return [(start, end)]
    rest = text[comma + 2 : end]
    has_actor = any(comma < a.start < end for a in mentions.actors)
    is_said = any(comma < p.start < end for p in mentions.parties) or any(
        cue.search(rest) for cue in cues.stances.values()
    )
    is_own = is_said if has_actor else _has_own(rest, comma + 2, end, mentions, cues)
    return [(start, comma), (comma + 2, end)] if is_own else [(start, end)]


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
        or _accuses_again(part, start, end, mentions, cues)
        or any(cues[f"gates.{gate}"].search(part) for gate in ("unknown", "silent"))
    ):
        return True
    return bool(cues["blame.accord"].search(part)) and bool(re.search(r"[A-Z]", part))


def _accuses_again(part: str, start: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    """ "…, and Elliptic has linked it to the theft from Greylag": another party, and a theft of its own."""
    is_another = any(start <= p.start < end for p in mentions.parties)
    return is_another and ACCUSED_AGAIN(cues).search(part) is not None
