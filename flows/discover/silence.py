"""Whether a source is silent for longer than its description allows, or than it has ever been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.discover.values import Problem, ProblemKind

if TYPE_CHECKING:
    from datetime import date

    from flows.discover.values import Discovery

# the longest of a few silences says little (the view `sources` counts alike)
_ENOUGH_DOCUMENTS = 10
_LOOK = "Look at its pages; if it goes on elsewhere, correct the address in the source's description."


@dataclass(frozen=True, slots=True)
class Habit:
    """What the warehouse knows of a source. `longest_days`: the most between two of its documents."""

    documents: int = 0
    last_news_on: date | None = None
    longest_days: int | None = None


def silent_since(discovery: Discovery, habit: Habit) -> date | None:
    """Give the day of the newest document listed or held; None where no day is known."""
    listed = [link.published_on for link in discovery.links if link.published_on and not link.is_guess]
    return max([*listed, *([habit.last_news_on] if habit.last_news_on else [])], default=None)


def notice_silence(discovery: Discovery, habit: Habit, today: date) -> tuple[Problem, ...]:
    """Tell of a source without news for too long; call it only where nothing new was found just now."""
    since = silent_since(discovery, habit)
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
    source_id = discovery.source.source_id
    return (Problem(source_id, ProblemKind.STALE, discovery.answered, message, _LOOK, is_failure=False),)
