"""From a source's description to its documents."""

from flows.discover.documents import collect
from flows.discover.lists import discover
from flows.discover.silence import Habit, notice_gap, notice_silence, silent_since
from flows.discover.values import Collected, Discovery, Problem, ProblemKind

__all__ = [
    "Collected",
    "Discovery",
    "Habit",
    "Problem",
    "ProblemKind",
    "collect",
    "discover",
    "notice_gap",
    "notice_silence",
    "silent_since",
]
