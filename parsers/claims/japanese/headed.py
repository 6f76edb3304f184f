"""Items of a Japanese list whose culprit stands only in the heading: 北朝鮮によるとされる主な窃取事件."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.gates import refuses
from parsers.claims.japanese.speakers import find_speakers
from parsers.claims.japanese.stance import stance_of
from parsers.claims.japanese.victims import theft_words
from parsers.claims.values import Frame, Mentions
from parsers.mentions.names import find_names
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Victim


def find_headed(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> Frame | None:
    """The frame that the heading makes of an item which names a robbed party with its sum or date."""
    robbed = tuple(v for v in victims if v.is_target)
    if sentence.kind is not BlockKind.LIST_ITEM or not robbed or not (mentions.amounts or mentions.dates):
        return None
    if mentions.actors or mentions.parties or refuses(sentence, sentence.text, cues):
        return None
    above = Mentions((), (), find_names(context.heading, context.lexicon))
    if not above.actors or not theft_words(cues).search(context.heading):
        return None
    heading = replace(sentence, text=context.heading)
    stance = stance_of(heading, context.heading, cues) or Stance.ASSERTED
    if stance in (Stance.DENIED, Stance.DISPUTED) or refuses(heading, context.heading, cues):
        return None
    speakers = find_speakers(context.heading, heading, above, (), context, cues)
    return Frame("ja-headed", 0, len(sentence.text), stance, above.actors, speakers, robbed)
