"""Pages about one actor: the thefts that it lists ("Notable operations") are this actor's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.stance import stance_of
from parsers.claims.values import Frame
from parsers.mentions.names import find_names
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.values import Fact, Sentence, Voiced
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

TITLE_WORDS = 8


@lru_cache(maxsize=4)
def _subject(title: str, lexicon: Lexicon) -> tuple[NameMention, ...]:
    """The actors of a title that names nobody else: "Actor profile: Moonstone Sleet"."""
    names = find_names(title, lexicon)
    actors = tuple(n for n in names if n.kind == "actor")
    if len(title.split()) > TITLE_WORDS or len({a.id for a in actors}) != 1 or len(names) > len(actors):
        return ()
    return actors


def listed_theft(
    sentence: Sentence,
    clause: Clause,
    facts: tuple[Fact, ...],
    context: Context,
    voiced: Voiced,
    cues: Cues,
) -> Frame | None:
    """A theft in a list of the page's actor, under a heading that promises its operations."""
    if sentence.kind is not BlockKind.LIST_ITEM or not cues["culprits.profile"].search(context.heading):
        return None
    robbed = tuple(f.victim for f in facts if f.victim)
    if (
        not robbed
        or cues["gates.unknown"].search(sentence.text)
        or not cues["theft.nouns"].search(sentence.text)
    ):
        return None
    actors = _subject(context.text.split("\n", 1)[0], context.lexicon)
    if not actors:
        return None
    stance = stance_of(clause, cues) or Stance.ASSERTED
    return Frame("en-profile", 0, len(sentence.text), stance, actors, voiced.speakers, robbed)
