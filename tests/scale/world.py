"""An invented world of thefts and of those who tell of them, the same for the same seed.

Nothing in it is real but the bodies that speak. A theft has a victim with a name in three scripts, a day and
a sum; some are told of far more often than others. Three documents in ten tell of thefts; some of those are
echoes of another (copies with a changed line) or come again later in a revised version. The others are about
something else, often with the same words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.scale import words

if TYPE_CHECKING:
    from collections.abc import Iterator

TELLING = 0.3
_ECHOED, _REVISED = 0.2, 0.08
_FIRST, _LAST = date(2022, 1, 1), date(2026, 6, 30)
_ROBBED_SINCE, _ROBBED_UNTIL = date(2016, 1, 1), date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Robbery:
    """One theft. `names`: the victim's, by language."""

    names: dict[str, str]
    day: date
    dollars: int
    actor: str


@dataclass(frozen=True, slots=True)
class Page:
    """One version of one document. `thefts`: how many it tells of. `seen_on`: the day of its capture."""

    url: str
    publisher: str
    language: str
    published_on: date
    seen_on: date
    html: bytes
    thefts: int


class World:
    """Makes pages for a world of `size` of them; `telling`: the part of them that tells of thefts."""

    def __init__(self, seed: int, size: int, telling: float = TELLING) -> None:
        self.telling = telling
        self.dice = random.Random(seed)  # noqa: S311 - data for a benchmark
        self.thefts = [self._theft() for _ in range(max(12, size // 40))]
        # Zipf: the great thefts are told of by everybody
        self.weights = [1 / (rank + 1) for rank in range(len(self.thefts))]
        self._told: list[tuple[words.Story, date]] = []

    def pages(self, count: int, start: int = 0) -> Iterator[Page]:
        """Pages in the order of their captures, revisions among them."""
        days = (_LAST - _FIRST).days
        waiting: list[tuple[int, Page]] = []
        for number in range(start, start + count):
            while waiting and waiting[0][0] <= number:
                yield waiting.pop(0)[1]
            seen_on = _FIRST + timedelta(days=days * (number - start) // max(count, 1))
            story, published = self._story(seen_on)
            page = self._page(number, story, published, seen_on)
            yield page
            if story.robberies and self.dice.random() < _REVISED:
                later = seen_on + timedelta(days=20)
                waiting.append((number + 40, self._page(number, words.revised(story), published, later)))
        yield from (page for _, page in waiting)

    def _theft(self) -> Robbery:
        dice = self.dice
        syllables = dice.choices(words.SYLLABLES, k=dice.randint(3, 4))
        kind = dice.choice(words.KINDS)
        return Robbery(
            names={language: words.name(syllables, kind, language) for language in words.LANGUAGES},
            day=_ROBBED_SINCE + timedelta(days=dice.randrange((_ROBBED_UNTIL - _ROBBED_SINCE).days)),
            dollars=dice.randint(12, 900) * 10 ** dice.choice((5, 5, 6)),
            actor=dice.choice(words.ACTORS),
        )

    def _story(self, seen_on: date) -> tuple[words.Story, date]:
        dice = self.dice
        published = seen_on - timedelta(days=dice.choice((0, 0, 0, 1, 1, 2, 5)))
        language = dice.choice(words.LANGUAGES)
        speaker = dice.choice(words.SPEAKERS[language])
        if dice.random() >= self.telling:
            return words.Story(language, speaker, (), dice.randrange(2**30)), published
        if self._told and dice.random() < _ECHOED:
            story, published = dice.choice(self._told[-200:])
            return words.echoed(story, dice.choice(words.PRESS)), published
        chosen = dice.choices(self.thefts, self.weights, k=dice.choice((1, 1, 1, 1, 2, 3)))
        robberies = {one.names["en"]: one for one in chosen if one.day < published}
        story = words.Story(language, speaker, tuple(robberies.values()), dice.randrange(2**30))
        self._told.append((story, published))
        return story, published

    def _page(self, number: int, story: words.Story, published: date, seen_on: date) -> Page:
        return Page(
            url=f"https://www.{story.speaker.slug}.example/{published:%Y/%m}/{number}",
            publisher=story.speaker.party,
            language=story.language,
            published_on=published,
            seen_on=seen_on,
            html=words.write_page(story, published).encode(),
            thefts=len(story.robberies),
        )
