"""Sentences of a Japanese block, and the clauses of a sentence that can each carry an attribution."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions

SENTENCE_END = re.compile(r"(?<=[。！？!?])[」』”\"）)]*(?![」』”\"）)の、とがをはにで])\s*")
# …したが、 / …一方、 / …ものの、 / …し、 before a clause with a topic of its own
CLAUSE_END = re.compile(
    r"(?:(?<=[たるいすだんうく])が|ものの|けれども|一方で?|のに対し(?:て)?|とし、?同時に|ほか|に対し)、\s*"
    r"|(?<=[しりれえげべめせけてっみいきち])、(?=[^、。]{1,40}(?:は|も|が)[^。]{0,120}。?$)"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans without white space at their ends."""
    spans, start = [], 0
    for match in SENTENCE_END.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [_trimmed(text, a, b) for a, b in spans if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def split_clauses(text: str, mentions: Mentions, cues: Cues) -> list[tuple[int, int]]:
    """Spans of clauses; one without an actor and a cue of its own is joined to its neighbour."""
    spans, start = [], 0
    for match in CLAUSE_END.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and not (
            _is_whole(text, span, mentions, cues) and _is_whole(text, joined[-1], mentions, cues)
        ):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _is_whole(text: str, span: tuple[int, int], mentions: Mentions, cues: Cues) -> bool:
    """A clause that can stand for itself: an actor, or a word for one, and a cue."""
    part = text[slice(*span)]
    has_actor = any(span[0] <= n.start < span[1] for n in mentions.actors) or cues["anaphora.actors"].search(
        part
    )
    return bool(has_actor) and any(p.search(part) for p in cues.stances.values())
