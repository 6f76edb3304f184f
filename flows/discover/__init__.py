"""From a source's description to its documents."""

from flows.discover.documents import collect
from flows.discover.lists import discover
from flows.discover.values import Collected, Discovery, Problem, ProblemKind

__all__ = ["Collected", "Discovery", "Problem", "ProblemKind", "collect", "discover"]
