"""The English grammar: clause by clause, victims, sums and dates become facts, attributions become frames."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.beside import find_beside
from parsers.claims.english.clauses import split_sentences
from parsers.claims.english.contrast import without_contrast
from parsers.claims.english.culprits import find_defendants, find_unlisted
from parsers.claims.english.dating import theft_words
from parsers.claims.english.facts import find_facts
from parsers.claims.english.frames import find_frames
from parsers.claims.english.grades import under_grade
from parsers.claims.english.hearing import Hearing
from parsers.claims.english.transcripts import turn_at
from parsers.claims.english.victims import find_names, find_page_victims, find_victims
from parsers.claims.hints import hinted
from parsers.claims.spans import clear_of
from parsers.claims.together import find_together
from parsers.claims.values import Mentions, SentenceReading, Speaker, Victim
from parsers.languages import Language

if TYPE_CHECKING:
    from parsers.claims.english.transcripts import Turn
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame, Sentence

# "have issued a joint statement", "published a report"
STATEMENT = hinted(
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
        said, _ = _without_label(sentence, context)
        return find_page_victims(said, mentions, context, cues_of(context.lexicon, Language.ENGLISH))

    def names(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that could be a service's, by what the text says of them elsewhere."""
        said, _ = _without_label(sentence, context)
        return find_names(said, mentions, context, cues_of(context.lexicon, Language.ENGLISH))

    def tells_loss(self, sentence: Sentence, mentions: Mentions, context: Context) -> bool:
        """Whether a word of theft, or a sum, stands in it."""
        cues = cues_of(context.lexicon, Language.ENGLISH)
        return bool(mentions.amounts) or bool(theft_words(sentence.text, cues))

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, Language.ENGLISH)
        whole = sentence
        sentence, turn = _without_label(sentence, context)
        sentence, mentions = without_contrast(sentence, mentions, cues)
        victims = find_victims(sentence, mentions, context, cues)
        unlisted = find_unlisted(sentence.text, mentions, victims, context, cues)
        unlisted += find_defendants(sentence.text, context, cues)
        if unlisted:
            mentions = replace(mentions, names=mentions.names + unlisted)
            victims = clear_of(victims, unlisted)
        facts = find_together(sentence, mentions, cues) or find_facts(
            sentence, mentions, victims, context, cues
        )
        facts += find_beside(sentence, mentions, victims, facts, context, cues)
        hearing = Hearing(sentence, mentions, victims, context, cues, turn.party if turn else "")
        found = find_frames(hearing, facts)
        said = (_spoken_in(turn, frame) for frame in found.frames)
        frames = tuple(graded for frame in said for graded in under_grade(frame, sentence.text, context))
        told = bool(STATEMENT.search(sentence.text))
        return SentenceReading(whole, mentions, victims, facts, frames, found.refusals, found.voiced, told)


def _without_label(sentence: Sentence, context: Context) -> tuple[Sentence, Turn | None]:
    """The sentence with the label of its turn blank ("PRIYA: so Kitewing."), and the turn."""
    turn = turn_at(sentence.start, context)
    if turn is None or turn.start != sentence.start:
        return sentence, turn
    return replace(sentence, text=" " * turn.label + sentence.text[turn.label :]), turn


def _spoken_in(turn: Turn | None, frame: Frame) -> Frame:
    """What somebody says flatly in a turn is that person's word; who only asks passes on."""
    if turn is None or not turn.party or frame.is_agentless or frame.speakers:
        return frame
    return replace(frame, speakers=(Speaker(turn.party, 0, 0),))


ENGLISH = English()
