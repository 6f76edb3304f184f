"""Sums and dates that no word of theft holds: 5월 1일 가온마루에서 1,930 ETH가 빠졌다. 달러로는 610만 달러쯤이다.

They are weak: they count for a theft of which no other sentence tells a sum or a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.korean.dates import is_of_telling
from parsers.claims.korean.sums import is_other_sum
from parsers.claims.values import Anaphor, Fact
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim

SHORT = 40  # a sentence about nothing but the day: 4월 29일 발생.


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
    named = {v.id: v for v in victims}
    if sentence.kind in (BlockKind.RELATED, BlockKind.TABLE_ROW, BlockKind.CAPTION) or len(named) > 1:
        return ()
    if cues["roles.total"].search(text) or any(
        cues[f"gates.{g}"].search(text) for g in ("comparison", "hypothetical")
    ):
        return ()
    has_sum, has_date = any(f.amounts for f in told), any(f.date for f in told)
    sums = () if has_sum else tuple(m for m in mentions.amounts if not is_other_sum(text, m, mentions, cues))
    dates = [
        d for d in mentions.dates if not has_date and not is_of_telling(text, d, mentions, context, cues)
    ]
    can_date = named or sums or has_sum or len(text) <= SHORT
    if not sums and not (dates and can_date):
        return ()
    date = dates[0].date if dates and can_date else None
    return (Fact(next(iter(named.values()), None), sums, date, Anaphor.THEFT, is_weak=True),)
