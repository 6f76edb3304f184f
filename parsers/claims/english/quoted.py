"""Whose words a sentence is, where they are quoted, or credited to somebody in the sentence behind.

"“I blame Lazarus. They knew our keys,” said Ines Carvalho": the first sentence names nobody, and is hers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.clauses import split_sentences
from parsers.claims.english.speakers import PREVIOUS, Voices
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted
from parsers.claims.values import Mentions
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Sentence, Speaker, Victim

QUOTATION = re.compile(r"“[^”\n]{4,}(?:”|$)|\"[^\"\n]{4,}(?:\"|$)", re.MULTILINE)
LETTER = re.compile(r"[^\W\d_]")
SPEAKS = re.compile(r"(?i)\b(?:I|we|my|our|me|us)\b")
GOES_ON = re.compile(r"\s*(?:[a-z]|[—–-])")
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b")
# a label in front of those to whom the sentence before is credited, as in "Source of attribution: Hexlin."
LABEL = re.compile(
    r"\W*(?i:(?:attribution\s)?(?:source|credit)s?(?:\s(?:of|for)\s(?:the\s)?(?:attribution|finding|claim|information))?|"
    r"attribut(?:ed|ing|ion)\s(?:by|party)|named\sby|accuser|says\swho|who\ssays\s(?:so|it|this))\s*(?:[:?=–—]|\s-\s)\s*"
)


def words_of_whom(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """Who says the clause, by what stands around its sentence; empty if nothing tells."""
    if found := _quoted(sentence, clause, context, cues):
        return tuple(replace(s, reason="whose quotation it is") for s in found)
    return tuple(
        replace(s, reason="credited in the sentence behind") for s in _credited(sentence, context, cues)
    )


def is_quoted_self(sentence: Sentence, clause: Clause, context: Context) -> bool:
    """Whether the clause stands in a quotation and speaks in the first person."""
    quotation = _around(sentence, clause, context.text)
    return quotation is not None and SPEAKS.search(clause.text) is not None


@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in QUOTATION.finditer(text))


def _around(sentence: Sentence, clause: Clause, text: str) -> tuple[int, int] | None:
    """The quotation in which the accused of the clause stands, else its middle."""
    middle = (clause.start + clause.end) // 2
    place = sentence.start + next((a.start for a in clause.mentions.actors), middle)
    return next((q for q in _quotations(text) if q[0] < place < q[1]), None)


def _quoted(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    text = context.text
    quotation = _around(sentence, clause, text)
    if quotation is None:
        return ()
    start, end = quotation
    before = tuple(replace(v, start=0, end=0) for v in clause.victims if sentence.start + v.end <= start)
    if found := _speaking(_behind(text, end), context, cues, before):
        return found
    lead = _last(text[text.rfind("\n", 0, start) + 1 : start])
    voices = _voices(lead, context, cues)
    if found := voices.find_speaking() or voices.find_introduced():
        return found
    # She put it bluntly. “It was Lazarus.”
    return PREVIOUS if PRONOUN.search(lead) else ()


def _behind(text: str, end: int) -> str:
    """What follows a quotation in its sentence, with its closing mark: ",” counters Ross of Hexlin."."""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    is_closed = text[end - 2 : end - 1] == "."
    if not LETTER.search(rest) or (is_closed and not GOES_ON.match(rest)):
        return ""
    return text[end - 2 : end] + rest[: split_sentences(rest)[0][1]]


def _last(part: str) -> str:
    """The last sentence of a text."""
    spans = split_sentences(part)
    return part[slice(*spans[-1])] if spans else ""


def _credited(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """ "Lazarus did it. That is the conclusion of Hexlin.", "Source: Hexlin"."""
    text = context.text
    line_end = text.find("\n", sentence.end)
    rest = text[sentence.end : line_end if line_end >= 0 else len(text)]
    for start, end in split_sentences(rest)[:1]:
        following = rest[start:end]
        if label := LABEL.match(following):
            return _candidates(following[label.end() :], context, cues)
        if _pointing(cues).match(following):
            return _speaking(following, context, cues)
    return ()


@lru_cache(maxsize=2)
def _pointing(cues: Cues) -> Hinted:
    """ "That is the view of", "So says", "This, at least, is what the police say"."""
    findings = any_of(cues, "report.findings")
    return hinted(
        rf"\W*(?:(?:That|This|Such|So|It)\b,?(?:\s[\w\-]+,?){{0,4}}?\s(?:is|was|are|were|comes|came)\s(?:[\w\-’']+\s){{0,6}}?(?:{findings}|what|how)\b"
        rf"|So\s(?:says?|said|concludes?|runs|goes)\b|(?:That|This)\s(?:comes|came)\sfrom\b)"
    )


def _voices(part: str, context: Context, cues: Cues, victims: tuple[Victim, ...] = ()) -> Voices:
    names = find_names(part, context.lexicon)
    return Voices(part, Mentions((), (), tuple(names)), victims, context, cues)


def _speaking(
    part: str, context: Context, cues: Cues, victims: tuple[Victim, ...] = ()
) -> tuple[Speaker, ...]:
    """Who speaks in a part of the text, behind these robbed parties."""
    voices = _voices(part, context, cues, victims)
    return voices.find_speaking() if LETTER.search(part) else ()


def _candidates(part: str, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """Everybody whom a label names."""
    return _voices(part, context, cues).find_all()
