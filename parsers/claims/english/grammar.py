"""The English grammar: clause by clause, victims, sums and dates become facts, attributions become frames."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import Cues, cues_of
from parsers.claims.english.actors import find_unlisted
from parsers.claims.english.clauses import split_clauses, split_sentences
from parsers.claims.english.facts import find_facts
from parsers.claims.english.frames import find_frames
from parsers.claims.english.victims import find_candidates, find_targets, is_listed, is_marked
from parsers.claims.values import Mentions, SentenceReading, Victim
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence


# "have issued a joint statement", "published a report"
STATEMENT = re.compile(
    r"\b(?:issued|released|published|put\s+out|made)\s+(?:a|an|the|its|their)\s+(?:[\w\-]+\s+){0,3}?"
    r"(?:statement|report|advisory|alert|warning|notice|communiqu[eé]|bulletin)\b",
    re.IGNORECASE,
)


class English:
    """Rules of English; holds no state."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Sentences of a block."""
        return split_sentences(text)

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names in the slots of theft words, and services that the sentence introduces."""
        cues = cues_of(context.lexicon, "en")
        targets = find_targets(sentence, mentions, context, cues)
        found = targets + find_candidates(sentence.text, mentions, context, cues)
        if sentence.kind is BlockKind.HEADING:
            # in a title every word is written large
            return tuple(v for v in found if is_marked(v.name) or is_listed(v, mentions))
        return found

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, "en")
        victims = _all_victims(sentence, mentions, context, cues)
        if unlisted := find_unlisted(sentence.text, mentions, victims, context):
            mentions = replace(mentions, names=mentions.names + unlisted)
            victims = tuple(
                v for v in victims if not any(a.start < v.end and v.start < a.end for a in unlisted)
            )
        facts = find_facts(sentence, mentions, victims, context, cues)
        frames, refusals, speakers = find_frames(
            sentence, mentions, victims, context, cues, split_clauses(sentence.text)
        )
        told = bool(STATEMENT.search(sentence.text))
        return SentenceReading(sentence, mentions, victims, facts, frames, refusals, speakers, told)


def _all_victims(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    text = sentence.text
    found = {v.start: v for v in find_targets(sentence, mentions, context, cues)}
    if sentence.kind is BlockKind.HEADING:
        found = {k: v for k, v in found.items() if v.name in context.victims or is_listed(v, mentions)}
    for name, known in context.victims.items():
        for match in re.finditer(rf"(?<![\w])({re.escape(name)})(?![\w])", text):
            start, end = match.span()
            if not any(v.start < end and start < v.end for v in found.values()):
                found[start] = replace(known, start=start, end=end, name=match.group(), is_target=False)
    full = (
        replace(v, id=context.victims[v.name].id) if v.name in context.victims else v for v in found.values()
    )
    return tuple(sorted(full, key=lambda v: v.start))


ENGLISH = English()
