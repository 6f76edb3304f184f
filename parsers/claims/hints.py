"""Whether an expression can match in a text at all: a look at the text's words spares most searches.

What the expressions of all languages ask for (`needles`) is looked for all at once (Aho-Corasick), once a text,
which costs a hundredth of a search for hundreds of words in any case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from parsers.claims.needles import needs, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_END = 2**31
_ALWAYS: frozenset[int] = frozenset()


class _Hints:
    """Says of a text which needs of expressions it meets.

    All expressions share one automaton, so that a sentence is looked through once, whichever rules ask of it.
    It is built when a text is asked about after expressions were added, which only compiling a language does.
    """

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], int] = {}
        self._by_string: dict[str, list[int]] = {}
        self._built: tuple[AhoCorasick, list[frozenset[int]]] | None = None
        # one text is asked about for one expression after the other
        self.met = lru_cache(maxsize=1024)(self._met)

    def add(self, expression: re.Pattern[str]) -> frozenset[int]:
        """The numbers of what the expression needs; none if it may match anywhere."""
        if expression.flags & re.VERBOSE:
            return _ALWAYS
        return frozenset(map(self._number, needs(expression.pattern)))

    def _number(self, strings: frozenset[str]) -> int:
        if strings not in self._numbers:
            self._numbers[strings] = len(self._numbers)
            for one in strings:
                self._by_string.setdefault(one, []).append(self._numbers[strings])
            self._built = None
            self.met.cache_clear()
        return self._numbers[strings]

    def _met(self, text: str) -> frozenset[int]:
        if self._built is None:
            self._built = AhoCorasick(list(self._by_string)), [*map(frozenset, self._by_string.values())]
        automaton, numbers = self._built
        hits = {which for which, _, _ in automaton.find_matches_as_indexes(plain(text), overlapping=True)}
        return frozenset().union(*(numbers[which] for which in hits))


_HINTS = _Hints()


class Hinted:
    """An expression that is only searched for where the hints say that it may be found."""

    __slots__ = ("_expression", "_needs")

    def __init__(self, expression: re.Pattern[str]) -> None:
        self._expression = expression
        self._needs = _HINTS.add(expression)

    @property
    def pattern(self) -> str:
        """The expression as text."""
        return self._expression.pattern

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.search(text, pos, endpos) if self._may_be_in(text, endpos) else None

    def match(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.match(text, pos, endpos) if self._may_be_in(text, endpos) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.fullmatch(text) if self._may_be_in(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self._expression.finditer(text, pos, endpos) if self._may_be_in(text, endpos) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return self._expression.sub(replacement, text) if self._may_be_in(text) else text

    def _may_be_in(self, text: str, endpos: int = _END) -> bool:
        if not self._needs or self._needs <= _HINTS.met(text):
            return True
        # a text that ends inside of a word ends it there
        return endpos < len(text) and text[endpos - 1 : endpos + 1].isalnum()


def hinted(expression: str, flags: int = 0) -> Hinted:
    """The expression, compiled, with hints. Without needs that can be told it is searched for everywhere."""
    return Hinted(re.compile(expression, flags))
