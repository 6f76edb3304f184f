r"""What a text must hold for an expression to match in it, read out of the expression.

A text is looked at as its words, in lower case, with one space between them and at both ends (`plain`): "Took 3.5\n
of the coins" is " took 3 5 of the coins ". Of such a text an expression needs strings: each match of
`\b(?:took|stole)\s.{0,40}?\bcoins?` lies where " took " or " stole " stands, and " coin". So the edges of words
count ("hit" is not in "white"), and whatever must come together has to be there.

The way is that of trigram indexes and of RE2's prefilters: a part of an expression either can only be one of some
few strings, which are joined to those of the part before it, or anything, which ends the strings before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from ahocorasick_rs import AhoCorasick

Strings = frozenset[str]
Needs = frozenset[Strings]  # of each of these sets, one string has to be there

MASKS = "\ue000\ue001\ue002\ue003\ue004\ue005"  # letters that stand for mentions, each a word of its own
_WORD = re.compile("|".join((r"[^\W_]+", *(f"{mask}(?!{mask})" for mask in MASKS))))

_QUANTIFIER = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-zA-Z-]*:|>))?(?!\?)")
_LOOK = re.compile(r"\(\?<?[=!]")
_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_CLASS = re.compile(r"\[(\^?)(\]?(?:\\.|[^\]\\])*)\]", re.DOTALL)
_NUMBERED = re.compile(r"(?<!\\)\\u((?!00)[0-9a-fA-F]{4})")
# looks aside that see the edge of a word
_EDGE = re.compile(r"\(\?<?!(?:\\w|\[\\w\]|\[\^\\W_\]|\[\\w\\-\]|\[\\w-\])\)")
_EMPTY: Strings = frozenset(("",))
_GAP: Strings = frozenset((" ",))
_MOST = 4000  # strings of one set
_JOINED = 600  # strings of a part joined to those before it
_LETTERS = 16  # of a class that is read letter by letter
_CHOICES = 8  # ways to take one need of each alternative
_TELLING = 3  # letters and edges: nearly every text in a Latin script holds a shorter string


def plain(text: str) -> str:
    """The text as its words, in lower case, with one space between them and at both ends."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def needs(expression: str) -> Needs:
    r"""Sets of strings: of each, a plain text in which the expression matches holds one. Empty if nothing is known.

    "thefts?" → theft · r"\btook\b.*\bcoins?" → " took " and " coin" · r"(?:a|\w)b?" → nothing.
    """
    expression = _NUMBERED.sub(lambda found: chr(int(found[1], 16)), expression)
    try:
        whole, end = _alternatives(expression, 0)
    except (IndexError, ValueError):  # an expression of a kind that is not read here
        return frozenset()
    found = frozenset(map(_shortest, whole.after(_EMPTY).all_needs())) if end == len(expression) else ()
    return frozenset(one for one in found if not any(other < one for other in found))


# ------------------------------------------------------------ what parts of expressions stand for


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known up to a place of an expression.

    `run`: the strings that can end there. `is_whole`: they are all that the expression can be up to there.
    """

    run: Strings
    is_whole: bool = True
    needs: Needs = frozenset()

    def all_needs(self) -> Needs:
        """The needs with those of the run."""
        return self.needs | _telling(self.run)


@dataclass(frozen=True, slots=True)
class _Some:
    """One of some strings."""

    strings: Strings

    def after(self, before: Strings) -> _Found:
        """What is known behind the part, which stands behind these strings; so of all parts."""
        if len(before) * len(self.strings) > max(_JOINED, len(before), len(self.strings)):
            return _Found(self.strings, is_whole=False, needs=_telling(before))
        return _Found(frozenset((a + b).replace("  ", " ") for a in before for b in self.strings))


@dataclass(frozen=True, slots=True)
class _Anything:
    def after(self, before: Strings) -> _Found:
        return _Found(_EMPTY, is_whole=False, needs=_telling(before))


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Part, ...]

    def after(self, before: Strings) -> _Found:
        found = _Found(before)
        for part in self.parts:
            then = part.after(found.run)
            found = _Found(then.run, found.is_whole and then.is_whole, found.needs | then.needs)
        return found


@dataclass(frozen=True, slots=True)
class _Either:
    parts: tuple[_Part, ...]

    def after(self, before: Strings) -> _Found:
        found = [part.after(before) for part in self.parts]
        run = frozenset().union(*(one.run for one in found))
        is_whole = all(one.is_whole for one in found) and len(run) <= _MOST
        return _Found(run if len(run) <= _MOST else _EMPTY, is_whole, _one_of_each(found))


@dataclass(frozen=True, slots=True)
class _Repeated:
    """`is_single`: at most once, or a row of it is, plain, as good as one."""

    part: _Part
    is_optional: bool
    is_single: bool

    def after(self, before: Strings) -> _Found:
        found = self.part.after(before)
        if self.is_single and not self.is_optional:
            return found
        if self.is_single and found.is_whole and len(found.run | before) <= _MOST:
            return _Found(found.run | before)
        certain = _telling(before) if self.is_optional else found.all_needs()
        return _Found(_EMPTY, is_whole=False, needs=certain)


_Part = _Some | _Anything | _Sequence | _Either | _Repeated


def _one_of_each(found: list[_Found]) -> Needs:
    """What is needed whichever of these it is: all ways to take one need of each, unless they are many."""
    if all(one.is_whole for one in found):
        return frozenset()  # the run says it all
    asked = [tuple(one.all_needs()) for one in found]
    if not all(asked):
        return frozenset()
    ways = 1
    for own in asked:
        ways *= len(own)
    if ways > _CHOICES:
        asked = [(max(own, key=_tells),) for own in asked]
    unions = (frozenset().union(*chosen) for chosen in product(*asked))
    return frozenset(union for union in unions if len(union) <= _MOST)


def _tells(some: Strings) -> tuple[int, int, list[str]]:
    """How much a set tells: most if its shortest string is long; of equals, if it has few."""
    return min(map(len, some)), -len(some), sorted(some)


def _telling(some: Strings) -> Needs:
    """The set itself, if texts without any of its strings are not rare."""
    is_telling = all(len(one) >= _TELLING or not one.isascii() for one in some)
    return frozenset((some,)) if is_telling else frozenset()


def _shortest(some: Strings) -> Strings:
    """The set without strings that hold another one of it: who finds " at " need not look for " at a "."""
    found = AhoCorasick(list(some))
    return frozenset(one for one in some if len(found.find_matches_as_indexes(one, overlapping=True)) == 1)


# ------------------------------------------------------------ reading an expression


def _alternatives(text: str, at: int) -> tuple[_Part, int]:
    """Alternatives up to the closing bracket or the end, and where that is."""
    found: list[_Part] = []
    while True:
        part, at = _sequence(text, at)
        found.append(part)
        if not text.startswith("|", at):
            return (found[0] if len(found) == 1 else _Either(tuple(found))), at
        at += 1


def _sequence(text: str, at: int) -> tuple[_Part, int]:
    parts: list[_Part] = []
    while at < len(text) and text[at] not in "|)":
        part, at = _part(text, at)
        if times := _QUANTIFIER.match(text, at):
            part, at = _repeated(part, times), times.end()
        parts.append(part)
    return _Sequence(tuple(parts)), at


def _repeated(part: _Part, times: re.Match[str]) -> _Part:
    """The part under its quantifier."""
    sign, least, comma, most = times.groups()
    is_optional = sign in ("?", "*") if sign else not least.strip("0")
    is_single = sign == "?" or (not sign and (most if comma else least) == "1")
    return _Repeated(part, is_optional, is_single or _is_one_run(part))


def _is_one_run(part: _Part) -> bool:
    """Whether a row of these is, plain, as good as one of them: gaps, or one and the same mask."""
    return isinstance(part, _Some) and len(part.strings) == 1 and max(part.strings).strip() in MASKS


def _part(text: str, at: int) -> tuple[_Part, int]:
    """One part without its quantifier, and where it ends."""
    if found := _EDGE.match(text, at):
        return _Some(_GAP), found.end()
    if found := _FLAGS.match(text, at):
        return _Some(_EMPTY), found.end()
    if text[at] == "(":
        is_aside = _LOOK.match(text, at)  # what it sees may lie outside of the match
        opened = is_aside or _GROUP.match(text, at)
        if opened is None:
            raise ValueError("a group of a kind that is not read here")
        inner, end = _alternatives(text, opened.end())
        return _Some(_EMPTY) if is_aside else inner, end + 1
    if text[at] == "[":
        return _class(text, at)
    if text[at] == "\\":
        return _escaped(text[at + 1]), at + 2
    if text[at] in "^$":
        return _Some(_EMPTY), at + 1
    return _Anything() if text[at] == "." else _letter(text[at]), at + 1


def _class(text: str, at: int) -> tuple[_Part, int]:
    """One letter of a class: one of its own if they are few."""
    found = _CLASS.match(text, at)
    if found is None:
        raise ValueError("a class without an end")
    letters = re.findall(r"\\.|.", found[2], re.DOTALL)
    parts = [_escaped(one[1]) if one[0] == "\\" else _letter(one) for one in letters]
    strings = [part.strings for part in parts if isinstance(part, _Some)]
    is_few = len(strings) == len(letters) <= _LETTERS and "-" not in letters[1:-1]
    return _Some(frozenset().union(*strings)) if is_few and not found[1] else _Anything(), found.end()


def _escaped(letter: str) -> _Part:
    """What a backslash and this letter stand for."""
    if letter in "sWbnt":  # what is between words, and where they begin and end
        return _Some(_GAP)
    if letter in "SwdDB":
        return _Anything()
    if letter.isalnum():
        raise ValueError("an escape of a kind that is not read here")
    return _letter(letter)


def _letter(letter: str) -> _Part:
    if letter in MASKS:
        return _Some(frozenset((f" {letter} ",)))
    return _Some(frozenset((letter.lower(),)) if letter.isalnum() else _GAP)
