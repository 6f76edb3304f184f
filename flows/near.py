"""What somebody may have meant who wrote an id that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = 70
# among thousands of short ids many resemble any: what is much less like than the likest was not meant
_BEHIND = 8
_SHOWN = 3


def near(written: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give up to three known ids that resemble what was written, the likest first."""
    candidates = sorted(known)
    ends = [one for one in candidates if one.rpartition(".")[2] == written]
    alike = process.extract(written, candidates, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SHOWN)
    close = [one for one, score, _ in alike if score >= alike[0][1] - _BEHIND]
    return tuple(dict.fromkeys((*ends, *close)))[:_SHOWN]


def or_these(written: str, known: Iterable[str]) -> str:
    """Say so in a clause for an error; empty where nothing resembles it."""
    alike = near(written, known)
    return f" (did you mean {' or '.join(alike)}?)" if alike else ""
