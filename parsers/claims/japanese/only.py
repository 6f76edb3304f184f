"""The only party that a short Japanese text names: it made the finding that the text tells, and nobody else did."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.clauses import split_sentences
from parsers.claims.publisher import compiles
from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.parties import is_accused, is_state
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.lexicon import Lexicon

SHORT_TEXT = 420  # code points: a note about one theft


def find_only(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """Whom a compiler's note names beside the theft, in a sentence that tells of a finding."""
    if not mentions.actors or sentence.kind is BlockKind.HEADING or len(context.text) > SHORT_TEXT:
        return ()
    if not context.publishers or not all(compiles(p, context.lexicon) for p in context.publishers):
        return ()
    if cues["report.agentless"].search(sentence.text):
        return ()
    robbed = frozenset(v.id for v in context.victims.values())
    party = _only(context.text, robbed, context.lexicon, cues)
    return (Speaker(party, 0, 0),) if party else ()


@lru_cache(maxsize=64)
def _only(text: str, robbed: frozenset[str], lexicon: Lexicon, cues: Cues) -> str:
    """Its id; empty where several are named, or where it does something else than to find out."""
    finders = set()
    for start, end in split_sentences(text):
        told = text[start:end]
        parties = {n.id for n in find_names(told, lexicon) if n.kind == "party"} - robbed
        parties = {p for p in parties if not is_state(p) and not is_accused(p)}
        if parties and (_else(cues).search(told) or not _finds(cues).search(told)):
            return ""
        finders |= parties
    return finders.pop() if len(finders) == 1 else ""


@lru_cache(maxsize=4)
def _finds(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"{cues.either('report.makes_known')}|{cues.either('report.documents')}")


@lru_cache(maxsize=4)
def _else(cues: Cues) -> re.Pattern[str]:
    return re.compile(cues.either("speakers.does_else"))
