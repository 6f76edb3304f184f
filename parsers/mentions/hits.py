"""Which of the names that lie over or beside each other a text means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from parsers.lexicon import Spelling

# between a kind of body and its name ("the police service Kripos"), and the other way round (", the police service,")
_SAME_BEHIND = re.compile(r"\s|\s?[「『\"']|の|인\s")
_SAME_BEFORE = re.compile(r",\s(?:the|an?)\s")
_CLOSES = re.compile(r"[,.;)](?!\s(?:and|or|the)\b)")


class Hit(NamedTuple):
    """A spelling in a text, half-open. `is_composed`: no list holds it, but the words for its place and kind do."""

    start: int
    end: int
    spelling: Spelling
    is_composed: bool = False


def longest(candidates: Iterable[Hit]) -> list[Hit]:
    """Keep the longest of overlapping names; names on one and the same span stand side by side."""
    taken: list[Hit] = []
    held_by: set[tuple[int, str, str]] = set()
    by_length = sorted(candidates, key=lambda hit: (hit.start - hit.end, hit.start, hit.spelling.kind))
    spans: dict[int, tuple[int, int]] = {}
    for hit in by_length:
        held = {spans[at] for at in range(hit.start, hit.end) if at in spans}
        if held and held != {(hit.start, hit.end)}:
            continue
        if (mark := (hit.start, hit.spelling.kind, hit.spelling.id)) in held_by:
            continue
        held_by.add(mark)
        spans |= dict.fromkeys(range(hit.start, hit.end), (hit.start, hit.end))
        taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)


def without_doubles(hits: list[Hit], kinds: AbstractSet[tuple[int, int]], folded: str) -> list[Hit]:
    """The hits without bodies by their kind that a name beside them names: "the Norwegian police service Kripos".

    `kinds`: where a place and a kind stand, whether a list holds the body or not.
    """
    parties = [hit for hit in hits if hit.spelling.kind == "party"]

    def is_named(hit: Hit) -> bool:
        others = (o for o in parties if o is not hit and not o.is_composed and _is_of_state(o, hit))
        return any(
            (o.start, o.end) == (hit.start, hit.end)
            if hit.is_composed and (o.start, o.end) in kinds
            else (o.start, o.end) not in kinds
            and (
                _SAME_BEHIND.fullmatch(folded, hit.end, max(o.start, hit.end)) is not None
                or (
                    _SAME_BEFORE.fullmatch(folded, o.end, max(hit.start, o.end)) is not None
                    and _CLOSES.match(folded, hit.end) is not None
                )
            )
            for o in others
        )

    return [hit for hit in hits if (hit.start, hit.end) not in kinds or not is_named(hit)]


def _is_of_state(body: Hit, other: Hit) -> bool:
    return body.spelling.id.startswith(other.spelling.id.split(".")[0] + ".")
