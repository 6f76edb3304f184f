"""Accusations in words that no rule knows, in English: culprit and theft in one clause (see `parsers.claims.plainly`).

"Your adversary was Lazarus", "BlockSec speaks of echoes of Lazarus in the Greylag case", "Lazarus." as an answer.
They count only where nobody else is heard of the theft (see `assemble`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.binding import OTHERS
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted
from parsers.claims.plainly import Plainly

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.hints import Hinted

SAID = 24  # words of a clause in which somebody speaks of the culprit
# "did not call it Lazarus", "no Lazarus here"
NEGATED = hinted(
    r"(?i)\b(?:not|never|nobody|no one|neither|nor|without|cannot|hardly|unlike|(?:almost|nearly)\slost)\b|n[’']t\b"
    rf"|\bno\s(?:[a-z]+\s){{0,2}}?{ACTOR}"
)
# "robbed of $3 million by a former employee": the clause names another culprit
BY_ANOTHER = hinted(
    rf"\bby\s(?!(?:[\w\-]+\s){{0,5}}?{ACTOR})(?:an?|its|one\sof|some|two|three|unknown|unidentified)\s[a-z]"
)


@dataclass(frozen=True, slots=True)
class _Plain:
    """The expressions. `answer`: nothing but the name; `seated`: the culprit stands where an accusation puts it."""

    rules: Plainly
    answer: Hinted
    seated: Hinted
    spoken_of: Hinted


@lru_cache(maxsize=2)
def _plain(cues: Cues) -> _Plain:
    lead, tail, scalps = (any_of(cues, f"plainly.{key}") for key in ("leads", "tails", "scalps"))
    return _Plain(
        Plainly(
            matters=("sanction", "launder", "espionage", "portrait"),
            general=(NEGATED, _in_general(cues), BY_ANOTHER, OTHERS(cues)),
        ),
        # "Lazarus.", "So, yeah. Lazarus, again."
        answer=hinted(rf"^\W*(?:{lead}\W+){{0,4}}{ACTOR}(?:\W+{tail})*\W*$"),
        # was done over by; belongs to; needed one word
        seated=hinted(
            r"(?:^\W*|\b(?i:by|to|was|were|is|are|been|be|as|behind|it[’']s|that[’']s)\W+|[:—–]\W*|"
            rf"{scalps}\s(?:for|of|to)\s)(?:(?:the|a|an|its|some|two|three)\s)?(?:[a-z\-]+\s){{0,2}}?{ACTOR}"
        ),
        spoken_of=_spoken_of(cues),
    )


def _in_general(cues: Cues) -> Hinted:
    """The culprit as one of a kind, as a name that others use, as somebody's trade: nobody is accused of the theft."""
    one_of, doing = any_of(cues, "plainly.one_of", "plainly.about"), any_of(cues, "plainly.doing")
    return hinted(
        rf"{one_of}\s(?:the\s)?(?:[a-z\-]+\s){{0,2}}?[“\"‘']?{ACTOR}"
        rf"|{ACTOR}[”\"’']?(?:[’']s?)?\s(?:[a-z\-]+\s){{0,2}}?{doing}"
        rf"|{ACTOR}[-–](?i:labell?ed|tagged)|\b(?i:billions|(?:hundreds\sof\s)?millions|dozens|hundreds)\sof\b"
    )


def _spoken_of(cues: Cues) -> Hinted:
    """ "the theft", "your adversary", "behind the keyboards"."""
    nouns, one = any_of(cues, "theft.nouns"), any_of(cues, "plainly.culprits")
    roles = any_of(cues, "theft.culprits", "blame.thieves", "blame.authors")
    return hinted(
        rf"\b(?i:the|this|that|its|their|our|your|both)\s(?:[\w’'\-]+\s){{0,3}}?(?:{nouns}|{roles})"
        rf"|\b(?i:your|his|her|my|our)\s(?:{roles}|{any_of(cues, 'plainly.visitors')})|{one}"
    )


def speaks_plainly(
    clause: Clause, cues: Cues, *, names_robbed: bool, is_graded: bool, is_voiced: bool, is_answer: bool
) -> bool:
    """Whether culprit and theft stand together in the clause, and it speaks of no group in general.

    `names_robbed`: it names the robbed party; `is_graded`: it suspects or assesses; `is_voiced`: somebody says it;
    `is_answer`: the sentence before asks who it was.
    """
    masked, plain = clause.masked, _plain(cues)
    if plain.rules.speaks_of_else(masked, cues):
        return False
    if not (is_voiced or is_graded or is_answer or plain.seated.search(masked)):
        return False
    words = len([w for w in masked.split() if w[:1].isalpha()])
    if names_robbed or is_graded or is_answer or plain.answer.search(masked):
        return True
    return bool(plain.spoken_of.search(masked)) or (is_voiced and words <= SAID)
