"""The English grammar: clause by clause, victims, sums and dates become facts, attributions become frames."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import Cues, cues_of
from parsers.claims.english.clauses import split_clauses, split_sentences
from parsers.claims.english.facts import find_facts
from parsers.claims.english.frames import find_frames
from parsers.claims.english.victims import find_candidates, find_targets
from parsers.claims.values import Mentions, SentenceReading, Victim

if TYPE_CHECKING:
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence


class English:
    """Rules of English; holds no state."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Sentences of a block."""
        return split_sentences(text)

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names in the slots of theft words, and services that the sentence introduces."""
        cues = cues_of(context.lexicon, "en")
        targets = find_targets(sentence.text, mentions, context, cues)
        return targets + find_candidates(sentence.text, mentions, context, cues)

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, "en")
        victims = _all_victims(sentence.text, mentions, context, cues)
        facts = find_facts(sentence, mentions, victims, context, cues)
        frames, refusals = find_frames(
            sentence, mentions, victims, context, cues, split_clauses(sentence.text)
        )
        return SentenceReading(sentence, mentions, victims, facts, frames, refusals)


def _all_victims(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    found = {v.start: v for v in find_targets(text, mentions, context, cues)}
    for name, known in context.victims.items():
        for match in re.finditer(rf"(?<![\w])({re.escape(name)})(?![\w])", text):
            start, end = match.span()
            if not any(v.start < end and start < v.end for v in found.values()):
                found[start] = replace(known, start=start, end=end, name=match.group(), is_target=False)
    return tuple(sorted(found.values(), key=lambda v: v.start))


ENGLISH = English()
