"""What a language has to provide, and what it is told of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parsers.claims.values import Mentions, Sentence, SentenceReading, Victim
    from parsers.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the page while one of its sentences is read.

    `victims`: names that the page robs somewhere, with the id that each means. `previous`: the reading of the
    sentence before, if there is one. `introduction`: for a list item, the reading of the sentence that
    introduces the list. `heading`: the text of the heading above, or empty. `text`: the whole document. `beside`: ids of
    the robbed of whom the sentences before in the same paragraph tell.
    """

    lexicon: Lexicon
    publishers: tuple[str, ...]
    published_on: date | None
    victims: Mapping[str, Victim] = field(default_factory=dict)
    previous: SentenceReading | None = None
    introduction: SentenceReading | None = None
    heading: str = ""
    text: str = ""
    beside: frozenset[str] = frozenset()

    @property
    def robbed(self) -> dict[str, Victim]:
        """Whom the page robs by its words, by id."""
        return {v.id: v for v in self.victims.values() if v.is_target}

    @property
    def only_robbed(self) -> Victim | None:
        """The robbed party of a page that robs one only."""
        robbed = tuple(self.robbed.values())
        return robbed[0] if len(robbed) == 1 else None


class Grammar(Protocol):
    """The rules of one language. A grammar holds no state: equal input gives equal output."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Where the sentences of a block are: half-open spans without white space at their ends."""
        ...

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """The names that this sentence robs by its own words (first pass over a page)."""
        ...

    def names(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """The names that could be a robbed party's, whatever the sentence says of them (see `salience`)."""
        ...

    def tells_loss(self, sentence: Sentence, mentions: Mentions, context: Context) -> bool:
        """Whether the sentence tells that something was lost or has happened (see `salience`)."""
        ...

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """What the sentence says, with the victims of the whole page known (second pass)."""
        ...
