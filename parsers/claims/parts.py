"""Parts of expressions, and what a text must hold behind each (see `needles`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

Strings = frozenset[str]
Needs = frozenset[Strings]  # of each of these sets, one string has to be there

EMPTY: Strings = frozenset(("",))
GAP: Strings = frozenset((" ",))
MOST = 4000  # strings of one set
JOINED = 60  # strings of a part joined to those before it
AHEAD = 8  # strings that alternatives are each joined to
CHOICES = 8  # ways to take one need of each alternative
LONGEST = 12  # letters and edges of a string: more tell hardly more, and are many
TELLING = 3  # letters and edges: nearly every text in a Latin script holds a shorter string


@dataclass(frozen=True, slots=True)
class Found:
    """What is known up to a place of an expression.

    `run`: the strings that can end there. `is_whole`: they are all that the expression can be up to there.
    """

    run: Strings
    is_whole: bool = True
    needs: Needs = frozenset()

    def all_needs(self) -> Needs:
        """The needs with those of the run."""
        return self.needs | _telling(self.run)


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """One of some strings."""

    strings: Strings

    def after(self, before: Strings) -> Found:
        """What is known behind the part, which stands behind these strings; so of all parts."""
        if before is EMPTY:
            return Found(frozenset(one[:LONGEST] for one in self.strings))
        if len(before) * len(self.strings) > max(JOINED, len(before), len(self.strings)):
            return Found(self.strings, is_whole=False, needs=_telling(before))
        return Found(frozenset((a + b).replace("  ", " ")[:LONGEST] for a in before for b in self.strings))


@dataclass(frozen=True, slots=True, eq=False)
class Anything:
    """Whatever letters."""

    def after(self, before: Strings) -> Found:
        """As of `Some`."""
        return Found(EMPTY, is_whole=False, needs=_telling(before))


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """One part behind the other."""

    parts: tuple[Part, ...]

    def after(self, before: Strings) -> Found:
        """As of `Some`."""
        found = Found(before)
        for part in self.parts:
            then = after(part, found.run)
            found = Found(then.run, found.is_whole and then.is_whole, found.needs | then.needs)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """One of some parts."""

    parts: tuple[Part, ...]

    def after(self, before: Strings) -> Found:
        """As of `Some`."""
        if len(before) > AHEAD:
            alone = after(self, EMPTY)
            if alone.is_whole:
                return Some(alone.run).after(before)
            return Found(alone.run, is_whole=False, needs=alone.needs | _telling(before))
        found = [after(part, before) for part in self.parts]
        run = frozenset().union(*(one.run for one in found))
        is_whole = all(one.is_whole for one in found) and len(run) <= MOST
        return Found(run if len(run) <= MOST else EMPTY, is_whole, _one_of_each(found))


@dataclass(frozen=True, slots=True, eq=False)
class Repeated:
    """A part under a quantifier. `is_single`: at most once, or a row of it is, plain, as good as one."""

    part: Part
    is_optional: bool
    is_single: bool

    def after(self, before: Strings) -> Found:
        """As of `Some`."""
        found = after(self.part, before)
        if self.is_single and not self.is_optional:
            return found
        if self.is_single and found.is_whole and len(found.run | before) <= MOST:
            return Found(found.run | before)
        certain = _telling(before) if self.is_optional else found.all_needs()
        return Found(EMPTY, is_whole=False, needs=certain)


Part = Some | Anything | Sequence | Either | Repeated


@cache
def after(part: Part, before: Strings) -> Found:
    """What is known behind the part; told once, since many expressions hold the same lists of words."""
    return part.after(before)


def _one_of_each(found: list[Found]) -> Needs:
    """What is needed whichever of these it is: all ways to take one need of each, unless they are many."""
    if all(one.is_whole for one in found):
        return frozenset()  # the run says it all
    asked = [tuple(one.all_needs()) for one in found]
    if not all(asked):
        return frozenset()
    ways = 1
    for own in asked:
        ways *= len(own)
    if ways > CHOICES:
        asked = [(max(own, key=_tells),) for own in asked]
    unions = (frozenset().union(*chosen) for chosen in product(*asked))
    return frozenset(union for union in unions if len(union) <= MOST)


def _tells(some: Strings) -> tuple[int, int, list[str]]:
    """How much a set tells: most if its shortest string is long; of equals, if it has few."""
    return min(map(len, some)), -len(some), sorted(some)


def _telling(some: Strings) -> Needs:
    """The set itself, if texts without any of its strings are not rare."""
    is_telling = all(len(one) >= TELLING or not one.isascii() for one in some)
    return frozenset((some,)) if is_telling else frozenset()
