"""The grammar of Japanese and Korean: facts and frames of a sentence by particles and last predicates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.eastern.facts import find_facts
from parsers.claims.eastern.frames import find_frames
from parsers.claims.eastern.japanese import JA
from parsers.claims.eastern.korean import KO
from parsers.claims.eastern.victims import find_introduced, find_known, find_targets
from parsers.claims.values import Mentions, SentenceReading, Victim

if TYPE_CHECKING:
    from parsers.claims.eastern.tongue import Tongue
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence


@dataclass(frozen=True, slots=True)
class Eastern:
    """Rules of a language whose verb stands last; holds no state but its tongue."""

    tongue: Tongue

    def split(self, text: str) -> list[tuple[int, int]]:
        """Sentences of a block."""
        spans, start = [], 0
        for match in self.tongue.end.finditer(text):
            spans.append((start, match.end() - len(match.group()) + len(match.group().rstrip())))
            start = match.end()
        spans.append((start, len(text)))
        return [_trim(text, a, b) for a, b in spans if text[a:b].strip()]

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names in the slots of theft words, and services that the sentence introduces."""
        cues = cues_of(context.lexicon, self.tongue.language)
        return find_targets(sentence.text, mentions, context, cues, self.tongue) + find_introduced(
            sentence.text, mentions, context, cues, self.tongue
        )

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, self.tongue.language)
        found = find_targets(sentence.text, mentions, context, cues, self.tongue)
        known = find_known(sentence.text, found, context, self.tongue)
        victims = tuple(sorted((*found, *known), key=lambda v: v.start))
        facts = find_facts(sentence, mentions, victims, cues, self.tongue)
        frames, refusals = find_frames(sentence, mentions, victims, cues, self.tongue)
        return SentenceReading(sentence, mentions, victims, facts, frames, refusals)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return start + lead, end - (len(part) - len(re.sub(r"\s+$", "", part)))


JAPANESE = Eastern(JA)
KOREAN = Eastern(KO)
