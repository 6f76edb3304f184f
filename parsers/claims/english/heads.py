"""What a date of a sentence hangs on: the theft, a word of saying, or another event.

English puts a day behind the word that it dates ("robbed on 3 May"), or between a subject and its verb ("the firm on
Tuesday said"). A clause ends at commas and at the small words that open another one: "in a statement made public on
Tuesday, the police blame them for the theft" dates no theft. Of a day that opens a clause nothing is said here.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.english.words import any_of

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.mentions.values import DateMention

BORDER = re.compile(
    r"[,;:()–—]|\b(?:that|which|who|whom|whose|where|and|but|while|when|after|before|because|since|than|as)\b"
)
# "closed its doors on 19 December after hackers took": what came of the theft, at once
CAUSE = re.compile(r"\s+(?:after|when|as|because)\b")
BRACKET = re.compile(r"\([^()]*\)")
# "arrested Jan Novak, an engineer of the firm, on July 26": the day is still the arrest's
APPOSITION = re.compile(r",\s(?:an?|the|aged|\d\d)\b[^,;:.()]{0,80},\s(?:(?:late|early)\s)?(?:on|in)?\s?$")
# "from the sanctioned exchange", "the licensed broker": what somebody is, and nothing that happened
OF_A_NOUN = r"(?!(?:(?<=\bthe\s)|(?<=\ban\s)|(?<=\ba\s))\w+ed\b)"
# what stands between a day and the verb behind it
ADVERBS = re.compile(r"\s+(?:(?:\w+ly|has|had|have|also|then|again|formally)\s+)*")


class Head(Enum):
    """What a date dates. `NONE`: no word beside it says."""

    THEFT = "theft"
    SAYING = "saying"
    ACCUSING = "accusing"  # the theft may be told between it and the day
    OTHER = "other"
    NONE = ""


class _Word(NamedTuple):
    start: int
    end: int
    head: Head


@lru_cache(maxsize=2)
def _words(cues: Cues) -> re.Pattern[str]:
    theft = any_of(cues, "theft.nouns", "theft.verbs_from", "theft.verbs_of", "theft.losses", "dates.happens")
    saying = any_of(cues, "dates.told", "dates.papers")
    accused = any_of(cues, "dates.accused")
    return re.compile(
        rf"\b(?:(?P<other>(?<!-){OF_A_NOUN}{any_of(cues, 'dates.others')})|(?P<theft>{theft})|(?P<saying>{saying})"
        rf"|(?P<accusing>{accused}))\b"
    )


@lru_cache(maxsize=256)  # each date of a sentence asks
def _found(text: str, cues: Cues) -> tuple[_Word, ...]:
    return tuple(_Word(*m.span(), Head(m.lastgroup)) for m in _words(cues).finditer(text))


def head_of(text: str, date: DateMention, cues: Cues) -> Head:
    """What the date hangs on: the word right behind it, else the last one before it in its clause."""
    words = _found(text, cues)
    behind = ADVERBS.match(text, date.end)
    if behind and (verb := next((w for w in words if w.start == behind.end()), None)):
        return Head.SAYING if verb.head is Head.ACCUSING else verb.head
    start = _start(text, date)
    before = [w for w in words if start <= w.start and w.end <= date.start and w.head is not Head.ACCUSING]
    if not before:
        return Head.NONE
    last = before[-1]
    is_at_once = last.head is Head.OTHER and cues["dates.at_once"].fullmatch(text, last.start, last.end)
    return Head.NONE if is_at_once and CAUSE.match(text, date.end) else last.head


def _start(text: str, date: DateMention) -> int:
    """Where the clause of the date begins; a bracket before it is no border, nor a small word right before it."""
    open_text = BRACKET.sub(lambda m: m[0] if m.end() > date.start else " " * len(m[0]), text)
    if aside := APPOSITION.search(open_text, 0, date.start):
        open_text = open_text[: aside.start()] + " " * len(aside[0]) + open_text[aside.end() :]
    borders = [
        m.end() for m in BORDER.finditer(open_text, 0, date.start) if open_text[m.end() : date.start].strip()
    ]
    return borders[-1] if borders else 0
