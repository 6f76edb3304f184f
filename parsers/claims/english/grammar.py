"""The English grammar: clause by clause, victims, sums and dates become facts, attributions become frames."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.clauses import split_clauses, split_sentences
from parsers.claims.english.culprits import find_defendants, find_unlisted
from parsers.claims.english.dating import theft_words
from parsers.claims.english.facts import find_facts
from parsers.claims.english.frames import Clauses
from parsers.claims.english.victims import find_names, find_page_victims, find_victims
from parsers.claims.values import Mentions, SentenceReading, Victim

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
        return find_page_victims(sentence, mentions, context, cues_of(context.lexicon, "en"))

    def names(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that could be a service's, by what the text says of them elsewhere."""
        return find_names(sentence, mentions, context, cues_of(context.lexicon, "en"))

    def tells_loss(self, sentence: Sentence, mentions: Mentions, context: Context) -> bool:
        """Whether a word of theft, or a sum, stands in it."""
        cues = cues_of(context.lexicon, "en")
        return bool(mentions.amounts) or bool(theft_words(sentence.text, cues))

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, "en")
        victims = find_victims(sentence, mentions, context, cues)
        unlisted = find_unlisted(sentence.text, mentions, victims, context, cues)
        unlisted += find_defendants(sentence.text, context, cues)
        if unlisted:
            mentions = replace(mentions, names=mentions.names + unlisted)
            victims = tuple(
                v for v in victims if not any(a.start < v.end and v.start < a.end for a in unlisted)
            )
        facts = find_facts(sentence, mentions, victims, context, cues)
        clauses = Clauses(sentence, mentions, victims, context, cues)
        clauses.read(split_clauses(sentence.text))
        if not clauses.frames:
            clauses.add_listed(facts)
        return SentenceReading(
            sentence,
            mentions,
            victims,
            facts,
            tuple(clauses.frames),
            tuple(clauses.refusals),
            clauses.speakers,
            bool(STATEMENT.search(sentence.text)),
        )


ENGLISH = English()
