"""Whether an expression can match in a text at all: a look at the text's letters spares most searches.

`needles` reads out of an expression strings of which each match holds at least one. They are looked for all at
once (Aho-Corasick), which costs a hundredth of a search for hundreds of words in any case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_OFTEN = re.compile(r"\+|\{0*[1-9]")  # a quantifier that asks for one at least
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-zA-Z-]*:|>))?")
_LOOK = re.compile(r"\(\?<?[=!]")
_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_END = 2**31
_MOST = 4000
_TELLING = 3  # letters: nearly every text in a Latin script holds a shorter string
_NONE: frozenset[str] = frozenset()


def needles(expression: str) -> frozenset[str]:
    r"""Strings in lower case, one of which each match holds in its lower-case text; none where that is not known.

    "thefts?" → theft · "(?:two|three) x{2}" → two, three · "(?:a|\w)b?" → none.
    """
    try:
        found, end = _alternatives(expression, 0)
    except (IndexError, ValueError):  # an expression of a kind that is not read here
        return _NONE
    return found if end == len(expression) else _NONE


def _alternatives(text: str, at: int) -> tuple[frozenset[str], int]:
    """Those of alternatives up to the closing bracket, and where it stands. All of them must have some."""
    found: set[str] = set()
    is_known = True
    while True:
        own, at = _sequence(text, at)
        is_known = is_known and bool(own)
        found |= own
        if not text.startswith("|", at):
            return (frozenset(found) if is_known and len(found) <= _MOST else _NONE), at
        at += 1


def _sequence(text: str, at: int) -> tuple[frozenset[str], int]:
    """Those of the part that tells most, among parts that follow each other."""
    best, run = _NONE, ""
    while at < len(text) and text[at] not in "|)":
        inner, letter, at = _part(text, at)
        times = _QUANTIFIER.match(text, at)
        at = times.end() if times else at
        if letter and not times:
            run += letter
            continue
        if times and not _OFTEN.match(times[0]):
            inner, letter = _NONE, ""
        best, run = _better(best, _one(run + letter)), ""
        best = _better(best, inner)
    return _better(best, _one(run)), at


def _part(text: str, at: int) -> tuple[frozenset[str], str, int]:
    """One part: those of a group, or the letter that it is, and where it ends."""
    if text[at] == "\\":
        following = text[at + 1]
        if following in "xuUN":
            raise ValueError("a character by its number")
        return _NONE, "" if following.isalnum() else following, at + 2
    if found := _CLASS.match(text, at) or _FLAGS.match(text, at):
        return _NONE, "", found.end()
    if text[at] == "(":
        is_aside = _LOOK.match(text, at)  # what it sees may lie outside of the match
        opened = is_aside or _GROUP.match(text, at)
        inner, end = _alternatives(text, opened.end() if opened else at + 1)
        return _NONE if is_aside else inner, "", end + 1
    return _NONE, "" if text[at] in ".^$" or text[at].isspace() else text[at].lower(), at + 1


def _one(run: str) -> frozenset[str]:
    return frozenset((run,)) if run else _NONE


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Those whose shortest is longer; of equals, the fewer."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda some: (min(map(len, some)), -len(some)))


class _Hints:
    """Says of a text which of many expressions may match in it; never misses one.

    All expressions share one automaton, so that a sentence is looked through once, whichever rules ask of it.
    It is built when a text is asked about after expressions were added, which only compiling a language does.
    """

    def __init__(self) -> None:
        self._by_needle: dict[str, list[int]] = {}
        self._count = 0
        self._built: tuple[AhoCorasick, list[frozenset[int]]] | None = None
        # one text is asked about for one expression after the other
        self.possible = lru_cache(maxsize=1024)(self._possible)

    def add(self, expression: str) -> int | None:
        """The number by which an expression is asked for; None if it may match anywhere."""
        found = needles(expression)
        if not found or any(len(needle) < _TELLING and needle.isascii() for needle in found):
            return None
        self._count += 1
        for needle in found:
            self._by_needle.setdefault(needle, []).append(self._count)
        self._built = None
        self.possible.cache_clear()
        return self._count

    def _possible(self, text: str) -> frozenset[int]:
        if self._built is None:
            self._built = AhoCorasick(list(self._by_needle)), [*map(frozenset, self._by_needle.values())]
        automaton, numbers = self._built
        hits = {which for which, _, _ in automaton.find_matches_as_indexes(text.lower(), overlapping=True)}
        return frozenset().union(*(numbers[which] for which in hits))


_HINTS = _Hints()


class Hinted:
    """An expression that is only searched for where the hints say that it may be found."""

    __slots__ = ("_expression", "_number")

    def __init__(self, expression: re.Pattern[str]) -> None:
        self._expression = expression
        self._number = _HINTS.add(expression.pattern)

    @property
    def pattern(self) -> str:
        """The expression as text."""
        return self._expression.pattern

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.search(text, pos, endpos) if self._may_be_in(text) else None

    def match(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.match(text, pos, endpos) if self._may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.fullmatch(text) if self._may_be_in(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self._expression.finditer(text, pos, endpos) if self._may_be_in(text) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """As of `re.Pattern`."""
        return self._expression.sub(replacement, text) if self._may_be_in(text) else text

    def _may_be_in(self, text: str) -> bool:
        return self._number is None or self._number in _HINTS.possible(text)


def hinted(expression: re.Pattern[str]) -> Hinted:
    """An expression with hints."""
    return Hinted(expression)
