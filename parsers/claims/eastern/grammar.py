"""The grammar of Japanese and Korean: facts and frames of a sentence by particles and last predicates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.eastern.facts import find_facts
from parsers.claims.eastern.frames import find_frames
from parsers.claims.eastern import japanese_victims, korean_victims
from parsers.claims.eastern.japanese import JA
from parsers.claims.eastern.korean import KO
from parsers.claims.values import Mentions, SentenceReading, Victim

if TYPE_CHECKING:
    from collections.abc import Callable

    from parsers.claims.cues import Cues
    from parsers.claims.eastern.tongue import Tongue
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

    FindVictims = Callable[[Sentence, Mentions, Context, Cues], tuple[Victim, ...]]


@dataclass(frozen=True, slots=True)
class Eastern:
    """Rules of a language whose verb stands last; holds no state but its tongue."""

    tongue: Tongue
    first_pass: FindVictims
    victims_of: FindVictims

    def split(self, text: str) -> list[tuple[int, int]]:
        """Sentences of a block."""
        spans, start = [], 0
        for match in self.tongue.end.finditer(text):
            spans.append((start, match.end() - len(match.group()) + len(match.group().rstrip())))
            start = match.end()
        spans.append((start, len(text)))
        return [_trim(text, a, b) for a, b in spans if text[a:b].strip()]

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that the sentence robs or introduces."""
        return self.first_pass(sentence, mentions, context, cues_of(context.lexicon, self.tongue.language))

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, self.tongue.language)
        victims = self.victims_of(sentence, mentions, context, cues)
        facts = find_facts(sentence, mentions, victims, cues, self.tongue)
        frames, refusals = find_frames(sentence, mentions, victims, cues, self.tongue)
        return SentenceReading(sentence, mentions, victims, facts, frames, refusals)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return start + lead, end - (len(part) - len(re.sub(r"\s+$", "", part)))


JAPANESE = Eastern(JA, japanese_victims.first_pass, japanese_victims.read_victims)
KOREAN = Eastern(KO, korean_victims.first_pass, korean_victims.read_victims)
