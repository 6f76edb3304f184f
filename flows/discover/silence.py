"""Whether a source is silent for longer than its description allows, or than it has ever been.

And whether, on the contrary, it had so much to say that some of it may have gone by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.discover.values import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from flows.discover.values import Discovery

# the longest of a few silences says little (the view `sources` counts alike)
_ENOUGH_DOCUMENTS = 10
_LOOK = "Look at its pages; if it goes on elsewhere, correct the address in the source's description."
# it is tomorrow elsewhere, but not the day after
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Habit:
    """What the warehouse knows of a source. `longest_days`: the most between two of its documents.

    `last_seen_on`: the day of the last run to which its lists answered.
    """

    documents: int = 0
    last_news_on: date | None = None
    longest_days: int | None = None
    last_seen_on: date | None = None


def silent_since(discovery: Discovery, habit: Habit, today: date) -> date | None:
    """Give the day of the newest document listed or held; None where no day is known.

    A day that has not come yet is a slip of the list's: it must not keep the source from ever being silent.
    """
    listed = [link.published_on for link in discovery.links if link.published_on and not link.is_guess]
    known = [day for day in (*listed, habit.last_news_on) if day and day <= today + _AHEAD]
    return max(known, default=None)


def notice_silence(discovery: Discovery, habit: Habit, today: date) -> tuple[Problem, ...]:
    """Tell of a source without news for too long; call it only where nothing new was found just now."""
    since = silent_since(discovery, habit, today)
    if since is None:
        return ()
    silent, allowed = (today - since).days, discovery.source.stale_after_days
    if silent > allowed:
        why = f"its description expects {allowed} days at the longest"
    elif habit.documents >= _ENOUGH_DOCUMENTS and habit.longest_days and silent > habit.longest_days:
        why = f"it has never been silent for more than {habit.longest_days} days"
    else:
        return ()
    message = f"nothing new since {since}, {silent} days: {why}"
    return (_problem(discovery, ProblemKind.STALE, message, _LOOK),)


def notice_gap(discovery: Discovery, habit: Habit, is_known: Callable[[str], bool]) -> tuple[Problem, ...]:
    """Tell of a list that has nothing on it that was ever asked for, of a source that is not new.

    Lists end somewhere: what came and went between two runs is on none of them. `is_known`: whether an address
    was asked for before. Guessed addresses and sitemaps are read by days and leave no such hole.
    """
    links = discovery.links
    if not habit.documents or not links or discovery.is_by_days or any(is_known(link.url) for link in links):
        return ()
    message = (
        f"none of the {len(links)} documents listed was known: others may have come and gone since "
        f"{habit.last_seen_on or habit.last_news_on}, or their addresses are others now"
    )
    since = habit.last_news_on or habit.last_seen_on
    action = (
        f"Ask for what lies between: `claimwatch run --source {discovery.source.source_id} --since {since}`."
    )
    return (_problem(discovery, ProblemKind.GAP, message, action),)


def _problem(discovery: Discovery, kind: ProblemKind, message: str, action: str) -> Problem:
    source_id = discovery.source.source_id
    return Problem(source_id, kind, discovery.answered, message, action, is_failure=False)
