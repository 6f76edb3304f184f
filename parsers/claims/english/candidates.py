"""Whether a capitalised name in a slot of a theft word can be a robbed party."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.clauses import BLAMED_BEHIND
from parsers.claims.english.evidence import Kind
from parsers.claims.english.names import is_common, names_of
from parsers.claims.english.usage import can_be_name
from parsers.claims.english.words import any_of, is_code, stands_in, words_of
from parsers.claims.hints import hinted
from parsers.lexicon import squeeze
from parsers.names import spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim
    from parsers.lexicon import Lexicon

LETTER = re.compile(r"\w")
POSED = worded(r"(?i){leaning.posed}\s(?:{leaning.posts}\s){0,6}$")
COUNTED = (
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)\s"  # "116,500 rsETH": a coin, and nobody's name
)
EVIDENCE = re.compile(
    r"(?:[’']s?)?(?:[-\s](?:theft|hack|heist|exploit|attack|derived|related|linked|stolen))?\s"
    r"(?:addresses|proceeds|launderers|laundering|money\s+trail|playbook|cash-?out|loot)\b"
)
# "ORB Tokens" are coins, "Victoria Gold Token" that was robbed is a house
COINS = re.compile(r"\s(?:[Tt]okens?|Coins)$")
ROBBED = r"(?:from|at|robbed|hit|against)\s(?:the\s)?\W{0,2}"
# programs that only look like services
LURES = hinted(
    r"(?i)\b(?:malicious|fake|trojani[sz]ed|bogus|fraudulent)\s+(?:[\w\-]+\s+){0,2}"
    r"(?:applications?|apps?|software|programs?)"
)
# "Joris van Dam"
FAMILY = re.compile(
    r"[A-Z][\w’'\-]+\s(?:van|von|de|der|den|del|di|da|bin|ibn|al|el|ten|ter|van\s(?:de|den|der)|de\s(?:la|los))\s$"
)
SHORTEST, LONG = 2, 5
BLAMED_SOON = re.compile(rf"(?:[^.;,]|[.,](?=\d)){{0,60}}?(?:{BLAMED_BEHIND.pattern})")
# an office of a state, which keeps no coins of its own
OFFICE = re.compile(r"(?:Bureau|Department|Ministry|Office|Court|Directorate)\sof\s")
STEM = 4  # the shortest first word by which a text calls a service of two words


def can_be_victim(name: str, context: Context, cues: Cues, *, is_target: bool) -> bool:
    """Neither a common noun nor a code, an abbreviation, a person, a place or an accusing firm."""
    if len(name) < SHORTEST or is_common(name, cues) or is_code(name) or OFFICE.match(name):
        return False
    if not can_be_name(name, context.text, context.lexicon) or name.casefold() in words_of(
        cues, "names.no_service"
    ):
        return False
    is_coin = COINS.search(name) and not stands_in(context.text, ROBBED, name)
    if _is_actors(name, context) or is_coin:
        return False
    if _is_abbreviation(name, context.text):
        return False
    if stands_in(context.text, COUNTED, name, r"(?![\w-])"):
        return False
    names = names_of(context.text, context.lexicon)
    kind = names.kind(name)
    if kind is Kind.FIRM:
        return is_target and name in names.weak
    return kind not in (Kind.PERSON, Kind.PLACE, Kind.CREW)


def is_town(name: str, after: str, context: Context, cues: Cues) -> bool:
    """ "the Pune exchange CoinSahyadri": where it sits, before what it is and what it is called."""
    service = cues["services.words"].match(after, 1)
    is_named = service is not None and re.match(r"\s[A-Z]", after[service.end() :]) is not None
    return is_named and name in context.lexicon.bodies.seats


def is_only_compared(text: str, start: int, end: int, cues: Cues) -> bool:
    """ "a deposit address shared with the Phemex job": the other theft only serves as a likeness.

    But where somebody is blamed for it right behind: "…, which the FBI attributed to Lazarus".
    """
    if BLAMED_SOON.match(text, end):
        return False
    lead = _likened(cues).search(text, 0, start)
    return lead is not None and "," not in lead.group()


@lru_cache(maxsize=2)
def _likened(cues: Cues) -> Hinted:
    """ "shared with the", before the name of the other theft."""
    leads = cues["comparison.leads"].pattern
    return hinted(
        rf"(?:{leads})\s+(?:the\s+|a\s+|an\s+|that\s+|those\s+)?(?:"
        r"[\w’'\-]+\s+){0,3}(?:\([^)]*\)\s+(?:and|or)\s+(?:from\s+|to\s+)?(?:the\s+)?)?$",
        re.IGNORECASE,
    )


def is_only_evidence(text: str, end: int) -> bool:
    """ "overlap of Phemex and Bybit theft addresses", "merged with Bybit proceeds": whose traces are compared."""
    return EVIDENCE.match(text, end) is not None


def is_family_name(text: str, start: int) -> bool:
    """Whether what stands here is the end of a person's name: "Dam" of "Joris van Dam"."""
    return FAMILY.search(text, 0, start) is not None


def is_person_or_cited(text: str, start: int, cues: Cues) -> bool:
    """The end of a person's name; "courtesy of the NCA", whose word it is; "posed as Gemini", as whom they came."""
    is_cited = _citing(cues).search(text, 0, start) is not None
    return is_cited or is_family_name(text, start) or POSED(cues).search(text, 0, start) is not None


@lru_cache(maxsize=2)
def _citing(cues: Cues) -> Hinted:
    return hinted(rf"{any_of(cues, 'report.according')}\s(?:the\s)?$")


def is_listed(start: int, end: int, mentions: Mentions) -> bool:
    """A spelling that the lexicon knows as a victim's."""
    return any(n.kind == "victim" and n.start < end and start < n.end for n in mentions.names)


def _is_actors(name: str, context: Context) -> bool:
    """ "Lazarus": a name of a culprit, or the word that begins it."""
    return _begins_actor(squeeze(name), context.lexicon)


@lru_cache(maxsize=1024)
def _begins_actor(key: str, lexicon: Lexicon) -> bool:
    return len(key) >= LONG and any(actor.startswith(key) for actor in lexicon.actor_keys)


def _is_abbreviation(name: str, text: str) -> bool:
    """ "business email compromise (BEC)": letters that stand for common nouns."""
    return bool(re.fullmatch(r"[A-Z]{2,5}s?", name)) and bool(re.search(rf"[a-z]{{3,}}\s?\({name}\)", text))


def find_stems(context: Context, cues: Cues) -> Iterator[tuple[str, Victim]]:
    """ "Kingsmere" for "Kingsmere Custody", where nothing else bears that name."""
    closers = frozenset(cues.lists["services.names"])
    names = names_of(context.text, context.lexicon)
    for name, victim in context.victims.items():
        stem, _, last = name.rpartition(" ")
        is_short = last in closers and len(stem) >= STEM and stem not in context.victims
        if is_short and not is_common(stem, cues) and names.kind(stem) in (Kind.PLAIN, Kind.SERVICE):
            yield stem, victim


def find_known(text: str, context: Context, cues: Cues) -> Iterator[Victim]:
    """The names that the page robs anywhere, where they stand in this text."""
    for name, known in (*context.victims.items(), *find_stems(context, cues)):
        for start, end in spots(name, text):
            if (start and LETTER.match(text[start - 1])) or LETTER.match(text, end):
                continue  # inside a word
            if is_only_compared(text, start, end, cues) or is_only_evidence(text, end):
                continue
            yield replace(known, start=start, end=end, name=name, is_target=False)
