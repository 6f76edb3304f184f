"""Further thefts in a Korean sentence that leaves culprit and speaker to the one before.

DMM비트코인(3억 달러)과 업비트(5천만 달러)도 함께 거명됐다. 여기에는 ... 1억 달러 절취가 포함된다.
9월의 스위스보그도 목록에 올렸다.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.known import outermost
from parsers.claims.korean.words import words
from parsers.claims.values import Frame, Victim
from parsers.names import victim_id
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

# a sum right behind a name, in brackets or not: 업비트(5천만 달러), 레인 1,613만 달러, 사익스턴(Sixton)에서의 2억 달러
SUM_NEXT = re.compile(r"(?:[(（][A-Za-z][^)）]{1,30}[)）])?(?:에서의?|의)?\s?(?:[(（](?:약\s)?)?")


def summed(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """The names of a sentence that a sum stands behind, as robbed."""
    return outermost(_summed(text, mentions, context, cues))


def _summed(text: str, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Victim]:
    starts = [m.start for m in mentions.amounts]
    for name in mentions.names:
        if name.kind == "victim" and _has_sum(text, name.end, starts):
            yield Victim(name.start, name.end, name.surface, name.id, "listed")
    taken = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    for word in words(text, cues):
        is_taken = any(a < word.end and word.start < b for a, b in taken)
        if not is_taken and _has_sum(text, word.end, starts):
            party = victim_id(word.name, context.lexicon)
            yield Victim(word.start, word.end, word.name, party, word.kind)


def _has_sum(text: str, end: int, starts: list[int]) -> bool:
    return any(start >= end and SUM_NEXT.fullmatch(text, end, start) for start in starts)


def names_also(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> bool:
    """Whether the sentence only adds thefts to what the sentence before lays to somebody."""
    before = context.previous
    if before is None or mentions.actors or not cues["anaphora.also"].search(sentence.text):
        return False
    if cues["entered.other"].search(sentence.text):  # a list of sanctions, fines or frozen money
        return False
    return any(f.stance not in {Stance.DENIED, Stance.DISPUTED} for f in before.frames)


def read_also(sentence: Sentence, victims: tuple[Victim, ...], context: Context) -> tuple[Frame, ...]:
    """The accusation of the sentence before, of these victims."""
    robbed = tuple(v for v in victims if v.is_target)
    before = context.previous
    firm = [f for f in before.frames if f.stance not in {Stance.DENIED, Stance.DISPUTED}] if before else []
    if not (robbed and firm):
        return ()
    last = firm[-1]
    speakers = tuple(replace(s, start=0, end=0) for s in last.speakers)
    return (
        Frame(
            "ko-also",
            0,
            len(sentence.text),
            last.stance,
            (),
            speakers,
            robbed,
            is_agentless=last.is_agentless,
        ),
    )
