"""Pages about one actor: the thefts that it lists ("Notable operations") are this actor's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.stance import stance_of
from parsers.claims.values import Frame, Speaker
from parsers.languages import Language
from parsers.mentions.names import find_names
from parsers.parties import is_accused, is_state
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.values import Fact, Sentence, Voiced
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

TITLE_WORDS = 8
# "Mixers used by Lazarus Group", "How exchanges defend against North Korea": what a page is about beside the group
OTHER_WORDS = re.compile(r"\b(?!(?:profile|actor|threat|group|history|overview|the|of|an?|apt)\b)[a-z]{2,}")


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
    """A theft in a list of an actor's thefts: below a heading that says so, or on a page that is about it."""
    robbed = tuple(f.victim for f in facts if f.victim)
    is_listed = sentence.kind is BlockKind.LIST_ITEM and bool(robbed)
    if not is_listed or any(cues[f"gates.{gate}"].search(sentence.text) for gate in ("unknown", "silent")):
        return None
    actors = _of_heading(context.heading, context.lexicon)
    if not actors and cues["culprits.profile"].search(context.heading):
        title = context.text.split("\n", 1)[0]
        is_theft = _heads_thefts(context.heading, title, cues) or cues["theft.nouns"].search(sentence.text)
        actors = _subject(title, context.lexicon) if is_theft else ()
    if not actors:
        return None
    stance = stance_of(clause, cues) or Stance.ASSERTED
    speakers = voiced.speakers or _named_beside(clause.mentions.parties) or _named_behind(sentence, context)
    return Frame("en-profile", 0, len(sentence.text), stance, actors, speakers, robbed)


def _heads_thefts(heading: str, title: str, cues: Cues) -> bool:
    """ "Notable thefts" on the page of a group; not "Notable thefts by others", nor on a page that says more of it."""
    ends = cues["gates.plural_thefts"].search(heading)
    is_bare = ends is not None and not heading[ends.end() :].strip(" :.–—*#")
    return is_bare and OTHER_WORDS.search(title) is None


def _named_beside(parties: Iterable[NameMention]) -> tuple[Speaker, ...]:
    """ "Atomic Wallet – June 2023 ($100 million); Elliptic, FBI.": who stands in the entry; a bare state is a place."""
    bodies = [p for p in parties if not is_state(p.id) and not is_accused(p.id)]
    return tuple({p.id: Speaker(p.id, p.start, p.end) for p in bodies}.values())


def _named_behind(sentence: Sentence, context: Context) -> tuple[Speaker, ...]:
    """ "Harmony – 24 June 2022 ($100 million). FBI, January 2023.": who stands in the rest of an entry without culprit."""
    line_end = context.text.find("\n", sentence.end)
    rest = context.text[sentence.end : line_end if line_end >= 0 else len(context.text)]
    names = find_names(rest, context.lexicon)
    if any(n.kind == "actor" for n in names):
        return ()  # it says more, and is read by itself
    named = _named_beside(n for n in names if n.kind == "party")
    return tuple(Speaker(s.party, 0, 0) for s in named)


@lru_cache(maxsize=16)
def _of_heading(heading: str, lexicon: Lexicon) -> tuple[NameMention, ...]:
    """The actors of "List of cryptocurrency thefts attributed to North Korea"."""
    cues = cues_of(lexicon, Language.ENGLISH)
    is_list = cues["gates.plural_thefts"].search(heading)
    if not is_list or cues.stances[Stance.DENIED].search(heading):
        return ()
    return tuple(n for n in find_names(heading, lexicon) if n.kind == "actor" and not n.is_malware)
