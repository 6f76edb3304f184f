"""Accusations in words that no rule knows, in English: culprit and theft in one clause (see `parsers.claims.plainly`).

"Your adversary was Lazarus", "BlockSec speaks of echoes of Lazarus in the Greylag case", "Lazarus." as an answer.
They count only where nobody else is heard of the theft (see `assemble`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.marks import ACTOR
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted
from parsers.claims.plainly import Plainly

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.hints import Hinted

SAID = 24  # words of a clause in which somebody speaks of the culprit
# "Lazarus.", "So, yeah. Lazarus, again.": an answer of nothing but the name
ANSWER = hinted(
    r"^\W*(?:(?i:so|yes|yeah|well|right|sure|clearly|again|probably|likely|surely|"
    r"obviously|definitely|and|but|by|of course|the)\W+){0,4}"
    rf"{ACTOR}(?:\W+(?i:again|clearly|probably|obviously|then|of course|no doubt|definitely|hackers?|group))*\W*$"
)
# "did not call it Lazarus", "no Lazarus here"
NEGATED = hinted(
    r"(?i)\b(?:not|never|nobody|no one|neither|nor|without|cannot|hardly|unlike)\b|n[’']t\b"
    rf"|\bno\s(?:[a-z]+\s){{0,2}}?{ACTOR}"
)
# the culprit as one of a kind, as a name that others use, as somebody's trade: nobody is accused of the theft
IN_GENERAL = hinted(
    r"\b(?i:such\sas|like|including|e\.g\.|groups?\sas|in\sthe\sname\sof|on\sbehalf\sof|against|called|call\sit|label\w*|"
    r"watch\w*\sfor|work(?:s|ed|ing)?\sfor|jobs?|from|(?:expert|specialist|authority|talk|book|paper|training|course|seminar|"
    r"workshop|report|briefing|article|film|podcast|study|research|lecture|guide|dossier|warn\w*|alert\w*)s?\s(?:on|about|of))"
    rf"\s(?:the\s)?(?:[a-z\-]+\s){{0,2}}?[“\"‘']?{ACTOR}"
    rf"|{ACTOR}[”\"’']?(?:[’']s?)?\s(?:[a-z\-]+\s){{0,2}}?(?i:prefers?|likes?|job\sapplicants?|applicants?|workers?|"
    r"sanctions?|rises?|playbook|threat)\b"
    rf"|{ACTOR}[-–](?i:labell?ed|tagged)|\b(?i:billions|(?:hundreds\sof\s)?millions|dozens|hundreds)\sof\b"
)
# where an accusation puts its culprit, whatever its verb: "was done over by", "belongs to", "needed one word:"
SEATED = hinted(
    r"(?:^\W*|\b(?i:by|to|was|were|is|are|been|be|as|behind|it[’']s|that[’']s)\W+|[:—–]\W*|"
    r"\b(?i:scalp|trophy|victim|prey|target|job|hit|haul|win|payday|coup|strike|prize|success|score|raid)\s(?:for|of|to)\s)"
    rf"(?:(?:the|a|an|its|some|two|three)\s)?(?:[a-z\-]+\s){{0,2}}?{ACTOR}"
)
# "robbed of $3 million by a former employee": the clause names another culprit
BY_ANOTHER = hinted(
    rf"\bby\s(?!(?:[\w\-]+\s){{0,5}}?{ACTOR})(?:an?|its|one\sof|some|two|three|unknown|unidentified)\s[a-z]"
)
PLAINLY = Plainly(
    matters=("sanction", "launder", "espionage", "portrait"), general=(NEGATED, IN_GENERAL, BY_ANOTHER)
)


@lru_cache(maxsize=2)
def _spoken_of(cues: Cues) -> Hinted:
    """ "the theft", "your adversary", "behind the keyboards"."""
    nouns = any_of(cues, "theft.nouns")
    one = r"\b(?i:perpetrator|culprit|attacker|thief|robber|adversary|intruder|suspect|author)\b"
    roles = any_of(cues, "theft.culprits", "blame.thieves", "blame.authors")
    return hinted(
        rf"\b(?i:the|this|that|its|their|our|your|both)\s(?:[\w’'\-]+\s){{0,3}}?(?:{nouns}|{roles})"
        rf"|\b(?i:your|his|her|my|our)\s(?:{roles}|(?i:adversar\w+|opponents?|enem\w+|visitors?|guests?))|{one}"
    )


def speaks_plainly(
    clause: Clause, cues: Cues, *, names_robbed: bool, is_graded: bool, is_voiced: bool, is_answer: bool
) -> bool:
    """Whether culprit and theft stand together in the clause, and it speaks of no group in general.

    `names_robbed`: it names the robbed party; `is_graded`: it suspects or assesses; `is_voiced`: somebody says it;
    `is_answer`: the sentence before asks who it was.
    """
    masked = clause.masked
    if PLAINLY.speaks_of_else(masked, cues):
        return False
    if not (is_voiced or is_graded or is_answer or SEATED.search(masked)):
        return False
    words = len([w for w in masked.split() if w[:1].isalpha()])
    if names_robbed or is_graded or is_answer or ANSWER.search(masked):
        return True
    return bool(_spoken_of(cues).search(masked)) or (is_voiced and words <= SAID)
