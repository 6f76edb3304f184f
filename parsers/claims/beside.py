"""Sums and dates that no word of theft holds, in a sentence that may be about the theft all the same.

"A script ran on 14 December. By breakfast the 48 million were elsewhere."
They are weak: they count for a theft of which no other sentence tells a sum or a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.values import Anaphor, Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import AmountMention, DateMention


def weak_fact(
    mentions: Mentions,
    victims: tuple[Victim, ...],
    told: tuple[Fact, ...],
    *,
    can_be_stolen: Callable[[AmountMention], bool],
    can_date: Callable[[DateMention], bool],
    is_about_the_day: Callable[[list[DateMention]], bool],
) -> tuple[Fact, ...]:
    """At most one: of the only victim that the sentence names, else of the theft spoken of.

    `told`: the facts that a word of theft holds; what they tell is not told again. The words of a language say of a sum
    and of a date that nothing makes it another thing's, and of a sentence that it tells of nothing but the day: its
    date needs no robbed name and no sum beside it.
    """
    named = {v.id: v for v in victims}
    if len(named) > 1:
        return ()
    has_sum, has_date = any(f.amounts for f in told), any(f.date for f in told)
    sums = () if has_sum else tuple(filter(can_be_stolen, mentions.amounts))
    dates = [] if has_date else list(filter(can_date, mentions.dates))
    if dates and not (named or sums or has_sum or is_about_the_day(dates)):
        dates = []
    if not sums and not dates:
        return ()
    victim = next(iter(named.values()), None)
    return (Fact(victim, sums, dates[0].date if dates else None, Anaphor.THEFT, is_weak=True),)
