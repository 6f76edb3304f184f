"""Bodies that a Japanese text calls without their state: 同国の国家捜査局, and 刑事警察局 behind 台湾の刑事警察局."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, states_of
from parsers.claims.hints import Hinted, hinted
from parsers.languages import Language
from parsers.mentions.bodies import body_meant
from parsers.mentions.names import find_names
from parsers.mentions.values import NameMention
from parsers.parties import ACCUSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parsers.bodies import Bodies
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

SHORTEST = 4  # letters: 警察 and 検察 alone are no names (see `officials`)
REACH = 800  # code points before it
HOME = "jp"


def with_bare_bodies(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Mentions:
    """The mentions with the bodies that the sentence calls by their kind alone."""
    text = sentence.text
    found = [
        NameMention(*match.span("kind"), match["kind"], "party", party, match["kind"])
        for match in _kinds(context.lexicon.bodies).finditer(text)
        if not any(n.start < match.end() and match.start("kind") < n.end for n in mentions.names)
        and (party := _meant(match, sentence, context, cues))
    ]
    return replace(mentions, names=(*mentions.names, *found)) if found else mentions


def _meant(match: re.Match[str], sentence: Sentence, context: Context, cues: Cues) -> str:
    before = context.text[max(0, sentence.start + match.start() - REACH) : sentence.start + match.start()]
    kind = match["kind"]
    if match["same"]:
        state = next(_states_before(before, states_of(cues)), "")
        return body_meant(kind, Language.JAPANESE, state, (), context.lexicon.bodies) if state else ""
    named = [n for n in find_names(before, context.lexicon) if n.kind == "party" and "." in n.id]
    return next((n.id for n in reversed(named) if n.surface.endswith(kind) and n.surface != kind), "")


def _states_before(before: str, words: Mapping[str, str]) -> Iterator[str]:
    """The states that are named, the last first; one letter (米, 中) is mostly of another word."""
    pattern = rf"(?<![一-龯ァ-ヺ])(?:{alternation([w for w in words if len(w) > 1], whole_words=False)})"
    for name in reversed(re.findall(pattern, before)):
        if words[name] not in (ACCUSED, HOME):
            yield words[name]


@lru_cache(maxsize=4)
def _kinds(bodies: Bodies) -> Hinted:
    words = [w for w in bodies.words[Language.JAPANESE] if len(w) >= SHORTEST]
    kinds = alternation(words, whole_words=False)
    return hinted(rf"(?:(?P<same>同[国州]の?)|(?<![一-龯ァ-ヺーのA-Za-z]))(?P<kind>{kinds})(?![一-龯])")
