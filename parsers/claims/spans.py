"""Things that stand somewhere in a sentence: whether they overlap, and which of them stay if they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


class Placed(Protocol):
    """Whatever has a half-open span."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point behind its last."""
        ...


_P = TypeVar("_P", bound=Placed)


def overlaps(one: Placed, other: Placed) -> bool:
    """Whether they share a code point."""
    return one.start < other.end and other.start < one.end


def clear_of(found: Iterable[_P], taken: Collection[Placed]) -> tuple[_P, ...]:
    """Those that overlap nothing that is taken."""
    return tuple(one for one in found if not any(overlaps(one, other) for other in taken))


def apart(found: Iterable[_P], rank: Callable[[_P], Any]) -> tuple[_P, ...]:
    """Of those that overlap the one of the lowest rank, in the order of the text."""
    kept: list[_P] = []
    for one in sorted(found, key=rank):
        if not any(overlaps(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
