"""Whether an expression can match in a text at all: a look at the text's words spares most searches.

What the expressions of all languages ask for (`needles`) is looked for all at once (Aho-Corasick), once a text,
which costs a hundredth of a search for hundreds of words in any case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from parsers.claims.needles import needs, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_END = 2**31
_NOWHERE = re.compile(r"(?!)")
# what it costs to search for an expression that was not looked for, to build a segment of some, to build all as one,
# in looks of a segment at a text (some 5 µs)
_COMPILING = 200
_BUILDING = 4000
_MERGING = 8000


@dataclass(frozen=True, slots=True)
class _Segment:
    """Strings that are looked for together. `numbers`: the needs that each of them meets."""

    automaton: AhoCorasick
    numbers: tuple[frozenset[int], ...]

    def met(self, text: str) -> set[int]:
        """The needs that a plain text meets."""
        hits = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return set().union(*[self.numbers[which] for which, _, _ in hits])


class _Hints:
    """Says of a text which needs of expressions it meets.

    All expressions share their automata, so that a sentence is looked through once, whichever rules ask of it. Needs
    that were added since the last segment was built count as met until another one is worth its price, and segments
    are built into one when the looks at more than one have cost as much.
    """

    def __init__(self) -> None:
        self._needed: dict[frozenset[str], int] = {}
        self._segments: list[_Segment] = []
        self._built = 0  # needs that stand in segments
        self._looks = 0  # at texts, since the last segment was built
        self._more = 0  # looks at segments but for the first, since all were one
        # one text is asked about for one expression after the other
        self.met = lru_cache(maxsize=1024)(self._met)

    def add(self, expression: str) -> frozenset[int]:
        """The numbers of what the expression needs; none if it may match anywhere."""
        return frozenset(map(self._number, needs(expression)))

    def _number(self, strings: frozenset[str]) -> int:
        if strings not in self._needed:
            self._needed[strings] = len(self._needed)
            self.met.cache_clear()
        return self._needed[strings]

    def _met(self, text: str) -> frozenset[int]:
        self._build()
        words = plain(text)
        found = (segment.met(words) for segment in self._segments)
        return frozenset(range(self._built, len(self._needed))).union(*found)

    def _build(self) -> None:
        self._looks += 1
        self._more += max(len(self._segments) - 1, 0)
        if (len(self._needed) - self._built) * (_COMPILING + self._looks) > _BUILDING:
            self._segments.append(self._segment(self._built))
            self._built, self._looks = len(self._needed), 0
        if self._more > _MERGING:
            self._segments = [self._segment(0)]
            self._built, self._more = len(self._needed), 0

    def _segment(self, first: int) -> _Segment:
        """Of the needs from this number on."""
        numbers: dict[str, list[int]] = {}
        for strings, number in islice(self._needed.items(), first, None):
            for one in strings:
                numbers.setdefault(one, []).append(number)
        return _Segment(AhoCorasick(list(numbers)), tuple(map(frozenset, numbers.values())))


_HINTS = _Hints()


class Hinted:
    """An expression that is only searched for where the hints say that it may be found.

    It is compiled when it is first searched for: most expressions of a language meet no sentence of a run's few
    new texts.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._needs = _HINTS.add(pattern)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.search(text, pos, endpos) if self._may_be_in(text, endpos) else None

    def match(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._expression.match(text, pos, endpos) if self._may_be_in(text, endpos) else None

    def fullmatch(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """As of `re.Pattern`. What is matched as a whole is short: the hints would cost more than they spare."""
        return self._expression.fullmatch(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self._expression.finditer(text, pos, endpos) if self._may_be_in(text, endpos) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return self._expression.sub(replacement, text) if self._may_be_in(text) else text

    def within(self, text: str) -> re.Pattern[str]:
        """To be tried at many places of one text: the expression, or one that never matches, as the hints say."""
        return self._expression if self._may_be_in(text) else _NOWHERE

    def may_be_in(self, met: frozenset[int]) -> bool:
        """Whether it may match in a text that meets these needs."""
        return self._needs <= met

    def _may_be_in(self, text: str, endpos: int = _END) -> bool:
        if not self._needs or self._needs <= _HINTS.met(text):
            return True
        # a text that ends inside of a word ends it there
        return endpos < len(text) and text[endpos - 1 : endpos + 1].isalnum()


def those_in(expressions: Iterable[Hinted], text: str) -> list[Hinted]:
    """The expressions that may match in the text: one look for many of them."""
    met = _HINTS.met(text)
    return [one for one in expressions if one.may_be_in(met)]


def hinted(expression: str, flags: int = 0) -> Hinted:
    """The expression with hints; no verbose one. Without needs that can be told it is searched for everywhere."""
    return Hinted(expression, flags)
