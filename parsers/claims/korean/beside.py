"""Sums and dates that no word of theft holds: 5월 1일 가온마루에서 1,930 ETH가 빠졌다. 달러로는 610만 달러쯤이다.

See `parsers.claims.beside`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.beside import weak_fact
from parsers.claims.korean.dates import is_of_telling
from parsers.claims.korean.sums import is_other_sum
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Fact, Mentions, Sentence, Victim

SHORT = 40  # a sentence about nothing but the day: 4월 29일 발생.
SILENT = (BlockKind.RELATED, BlockKind.TABLE_ROW, BlockKind.CAPTION)
ELSE = ("roles.total", "gates.comparison", "gates.hypothetical")  # many thefts, another one, none


def find_beside(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    told: tuple[Fact, ...],
    context: Context,
    cues: Cues,
) -> tuple[Fact, ...]:
    """At most one weak fact: of the only victim that the sentence names, else of the theft spoken of."""
    text = sentence.text
    if sentence.kind in SILENT or any(cues[key].search(text) for key in ELSE):
        return ()
    return weak_fact(
        mentions,
        victims,
        told,
        can_be_stolen=lambda m: not is_other_sum(text, m, mentions, cues),
        can_date=lambda d: not is_of_telling(text, d, mentions, context, cues),
        is_about_the_day=lambda _: len(text) <= SHORT,
    )
