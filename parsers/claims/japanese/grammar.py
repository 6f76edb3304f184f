"""The Japanese grammar: facts and frames of a sentence by particles and last predicates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.japanese.actors import find_unlisted
from parsers.claims.japanese.beside import find_beside
from parsers.claims.japanese.bodies import with_bare_bodies
from parsers.claims.japanese.clauses import split_sentences
from parsers.claims.japanese.defendants import find_defendants, persons_in
from parsers.claims.japanese.denials import of_itself
from parsers.claims.japanese.facts import find_facts
from parsers.claims.japanese.frames import find_frames
from parsers.claims.japanese.homonyms import at_home
from parsers.claims.japanese.labels import find_presented, find_titled
from parsers.claims.japanese.victims import first_pass, possible_names, read_victims, theft_words
from parsers.claims.periods import without_totals
from parsers.claims.spans import clear_of
from parsers.claims.together import find_together
from parsers.claims.values import SentenceReading, Voices
from parsers.languages import Language
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim


class Japanese:
    """Rules of Japanese; holds no state."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Sentences of a block."""
        return split_sentences(text)

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that the sentence robs or introduces."""
        return first_pass(sentence, mentions, context, cues_of(context.lexicon, Language.JAPANESE))

    def names(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that could be a service's, by their form or by what the text calls them."""
        cues = cues_of(context.lexicon, Language.JAPANESE)
        accused = find_unlisted(sentence.text, mentions, (), cues) + persons_in(sentence.text, cues)
        return clear_of(possible_names(sentence, mentions, context, cues), accused)

    def tells_loss(self, sentence: Sentence, mentions: Mentions, context: Context) -> bool:
        """Whether a word of theft, or a sum, stands in it."""
        return bool(
            mentions.amounts or theft_words(cues_of(context.lexicon, Language.JAPANESE)).search(sentence.text)
        )

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, Language.JAPANESE)
        mentions = at_home(sentence, with_bare_bodies(sentence, mentions, context, cues), context, cues)
        mentions = replace(mentions, names=mentions.names + of_itself(sentence.text, mentions))
        victims = read_victims(sentence, mentions, context, cues)
        on_trial = find_defendants(sentence, mentions, context, cues)
        unlisted = on_trial + clear_of(find_unlisted(sentence.text, mentions, victims, cues), on_trial)
        if unlisted:
            mentions = replace(mentions, names=mentions.names + unlisted)
            victims = clear_of(victims, unlisted)
        taken = without_totals(sentence.text, mentions, victims)
        facts = find_together(sentence, taken, cues) or find_facts(sentence, taken, victims, context, cues)
        facts += find_beside(sentence, taken, victims, facts, context, cues)
        found = find_frames(sentence, mentions, victims, context, cues)
        told = bool(cues["report.statement"].search(sentence.text))
        presented = find_presented(sentence.text, mentions)
        if sentence.kind is BlockKind.HEADING:
            presented = presented or find_titled(sentence.text, mentions.names, cues)
        voices = Voices(found.voiced.speakers, presented)
        return SentenceReading(sentence, mentions, victims, facts, found.frames, found.refusals, voices, told)


JAPANESE = Japanese()
