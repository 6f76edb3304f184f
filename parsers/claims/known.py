"""What finders of robbed parties share: the page's names elsewhere, and the longest of overlapping names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.spans import apart
from parsers.names import spots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.claims.grammar import Context
    from parsers.claims.values import Victim


def find_known(text: str, found: tuple[Victim, ...], context: Context) -> list[Victim]:
    """Other places of the names that the page robs anywhere."""
    known: list[Victim] = []
    for name, victim in context.victims.items():
        for start, end in spots(name, text):
            if any(v.start < end and start < v.end for v in (*found, *known)) or _inside_word(
                text, start, end
            ):
                continue
            known.append(replace(victim, start=start, end=end, name=name, is_target=False))
    return known


def outermost(victims: Iterable[Victim]) -> tuple[Victim, ...]:
    """The longest of overlapping names, in the order of the text."""
    return apart(victims, lambda v: (v.start - v.end, v.start))


def _inside_word(text: str, start: int, end: int) -> bool:
    """A katakana or Latin name inside a longer run of the same script is another word."""
    for script in (r"[ァ-ヴー]", r"[A-Za-z]"):
        if (start and re.match(script, text[start - 1]) and re.match(script, text[start])) or (
            end < len(text) and re.match(script, text[end - 1]) and re.match(script, text[end])
        ):
            return True
    return bool(start and re.match(r"[가-힣]", text[start - 1]) and re.match(r"[가-힣]", text[start]))
