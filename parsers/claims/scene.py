"""A clause as those rules see it that ask who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause with what stands in it, its sentence and page, and the words of the language.

    `text`: the sentence with all but the clause blank, so that all offsets are those of the sentence. `mentions` and
    `victims`: those of the clause.
    """

    text: str
    sentence: Sentence
    mentions: Mentions
    victims: tuple[Victim, ...]
    context: Context
    cues: Cues

    def before(self, position: int) -> str:
        """The document up to a position of the sentence."""
        return self.context.text[: self.sentence.start] + self.text[:position]
