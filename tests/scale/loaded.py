"""The invented world as the warehouse takes it in: its claims without pages that would have to be read first."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parsers.names import victim_key
from tests.scale import words
from tests.scale.words import _WON, _YEN
from tests.scale.world import World
from tests.warehouse.builders import Said, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scale.words import Story
    from tests.scale.world import Robbery
    from warehouse import LoadedDocument

_FORMS = ("%Y-%m-%d", "%Y-%m-%d", "%Y-%m", "%Y", "")
_RATES = {"en": (1, "USD"), "ja": (_YEN, "JPY"), "ko": (_WON, "KRW")}


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a page of the world would tell, instead of its HTML."""

    url: str
    story: Story
    published_on: date
    thefts: int = 0


class NarrowWorld(World):
    """Pages are documents with claims, about few days and sums, and victims whose names are all much alike."""

    def _theft(self) -> Robbery:
        dice = self.dice
        theft = super()._theft()
        syllables = dice.choices(words.SYLLABLES[:4], k=3)
        return replace(
            theft,
            names={one: words.name(syllables, words.KINDS[0], one) for one in words.LANGUAGES},
            day=date(2021, 1, 1) + timedelta(days=dice.choice((0, 1, 2, 5, 9, 30, 33, 60, 62, 365))),
            dollars=dice.choice((10, 11, 12, 15, 30, 100)) * 10**6,
        )

    def documents(self, count: int) -> Iterator[LoadedDocument]:
        """Documents in the order of their captures, revisions among them."""
        for telling in self.pages(count):
            if telling.story.robberies:
                yield _document(telling)

    def _page(self, number: int, story: Story, published: date, seen_on: date) -> _Telling:  # type: ignore[override]
        del seen_on
        return _Telling(
            f"https://www.{story.speaker.slug}.example/{number}", story, published, len(story.robberies)
        )


def _document(telling: _Telling) -> LoadedDocument:
    story = telling.story
    dice = random.Random(story.seed)  # noqa: S311 - data for tests
    rate, currency = _RATES[story.language]
    said = []
    for robbery in story.robberies:
        name = robbery.names[story.language]
        worth = robbery.dollars * rate
        # sums as texts round them, and many a text gives none, or no day
        sum_told = dice.choice((f"{worth} {currency}", f"{round(worth, 1 - len(str(worth)))} {currency}", ""))
        said.append(
            Said(
                (story.told_by or story.speaker).party, name.lower().replace(" ", "-"), sum_told,
                robbery.day.strftime(dice.choice(_FORMS)), "reported" if story.speaker.is_press else "own",
                key=victim_key(name),
            )
        )  # fmt: skip
    return page(
        telling.url,
        *{(one.victim, one.party): one for one in said}.values(),
        published=telling.published_on.isoformat(),
        publishers=(story.speaker.party,),
        language=story.language,
        note=f"{story.seed} {story.note}",
    )
