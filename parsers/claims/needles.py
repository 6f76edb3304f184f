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
from functools import cache
from typing import ClassVar

from ahocorasick_rs import AhoCorasick

from parsers.claims.parts import (
    EMPTY,
    GAP,
    Anything,
    Either,
    Needs,
    Part,
    Repeated,
    Sequence,
    Some,
    Strings,
    after,
)

MASKS = "\ue000\ue001\ue002\ue003\ue004\ue005"  # letters that stand for mentions, each a word of its own
_WORD = re.compile("|".join((r"[^\W_]+", *(f"{mask}(?!{mask})" for mask in MASKS))))

_QUANTIFIER = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-zA-Z-]*:|>))?(?!\?)")
_LOOK = re.compile(r"\(\?<?[=!]")
_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_CLASS = re.compile(r"\[(\^?)(\]?(?:\\.|[^\]\\])*)\]", re.DOTALL)
_BRACKET = re.compile(rf"\\.|{_CLASS.pattern}|(?P<bracket>[()])", re.DOTALL)
# letters that stand for themselves; the last is another part if a quantifier follows
_LETTERS_ALONE = re.compile(r"[^\\\[\](){}?*+|^$.]+(?![?*+{])")
_NUMBERED = re.compile(r"(?<!\\)\\u((?!00)[0-9a-fA-F]{4})")
# looks aside that see the edge of a word
_EDGE = re.compile(r"\(\?<?!(?:\\w|\[\\w\]|\[\^\\W_\]|\[\\w\\-\]|\[\\w-\])\)")
_LETTERS = 16  # of a class that is read letter by letter


def plain(text: str) -> str:
    """The text as its words, in lower case, with one space between them and at both ends."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def needs(expression: str) -> Needs:
    r"""Sets of strings: of each, a plain text in which the expression matches holds one. Empty if nothing is known.

    "thefts?" → theft · r"\btook\b.*\bcoins?" → " took " and " coin" · r"(?:a|\w)b?" → nothing.
    """
    try:
        whole = _Reader(_NUMBERED.sub(lambda found: chr(int(found[1], 16)), expression)).whole()
    except (IndexError, ValueError):  # an expression of a kind that is not read here
        return frozenset()
    found = frozenset(map(_shortest, after(whole, EMPTY).all_needs()))
    return frozenset(one for one in found if not any(other < one for other in found))


@cache
def _shortest(some: Strings) -> Strings:
    """The set without strings that hold another one of it: who finds " at " need not look for " at a "."""
    found = AhoCorasick(list(some))
    return frozenset(one for one in some if len(found.find_matches_as_indexes(one, overlapping=True)) == 1)


class _Reader:
    """Reads an expression into its parts. Groups that an earlier one held too are not read again."""

    _groups: ClassVar[dict[str, Part]] = {}

    def __init__(self, text: str) -> None:
        self.text = text
        self.closing = _closing(text)

    def whole(self) -> Part:
        """All of it; ValueError or IndexError if it is of a kind that is not read here."""
        part, end = self._alternatives(0)
        if end < len(self.text):
            raise ValueError("a bracket too many")
        return part

    def _alternatives(self, at: int) -> tuple[Part, int]:
        """Alternatives up to the closing bracket or the end, and where that is."""
        found: list[Part] = []
        while True:
            part, at = self._sequence(at)
            found.append(part)
            if not self.text.startswith("|", at):
                return (found[0] if len(found) == 1 else Either(tuple(found))), at
            at += 1

    def _sequence(self, at: int) -> tuple[Part, int]:
        parts: list[Part] = []
        while at < len(self.text) and self.text[at] not in "|)":
            part, at = self._part(at)
            if times := _QUANTIFIER.match(self.text, at):
                part, at = _repeated(part, times), times.end()
            parts.append(part)
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts)), at

    def _part(self, at: int) -> tuple[Part, int]:
        """One part without its quantifier, and where it ends."""
        text = self.text
        if found := _LETTERS_ALONE.match(text, at):
            return _letters(found[0]), found.end()
        if found := _EDGE.match(text, at):
            return Some(GAP), found.end()
        if found := _FLAGS.match(text, at):
            return Some(EMPTY), found.end()
        if text[at] == "(":
            return self._group(at), self.closing[at] + 1
        if text[at] == "[":
            return _class(text, at)
        if text[at] == "\\":
            return _escaped(text[at + 1]), at + 2
        if text[at] in "^$":
            return Some(EMPTY), at + 1
        return Anything() if text[at] == "." else _letters(text[at]), at + 1

    def _group(self, at: int) -> Part:
        if _LOOK.match(self.text, at):
            return Some(EMPTY)  # what it sees may lie outside of the match
        opened = _GROUP.match(self.text, at)
        if opened is None:
            raise ValueError("a group of a kind that is not read here")
        inner = self.text[opened.end() : self.closing[at]]
        if inner not in self._groups:
            self._groups[inner], _ = self._alternatives(opened.end())
        return self._groups[inner]


def _closing(text: str) -> dict[int, int]:
    """Where each bracket that opens a group is closed; ValueError if one is not."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found["bracket"] == "(":
            opened.append(found.start())
        elif found["bracket"]:
            closed[opened.pop()] = found.start()
    if opened:
        raise ValueError("a group without an end")
    return closed


def _repeated(part: Part, times: re.Match[str]) -> Part:
    """The part under its quantifier."""
    sign, least, comma, most = times.groups()
    is_optional = sign in ("?", "*") if sign else not least.strip("0")
    is_single = sign == "?" or (not sign and (most if comma else least) == "1")
    return Repeated(part, is_optional, is_single or _is_one_run(part))


def _is_one_run(part: Part) -> bool:
    """Whether a row of these is, plain, as good as one of them: gaps, or one and the same mask."""
    return isinstance(part, Some) and len(part.strings) == 1 and max(part.strings).strip() in MASKS


def _class(text: str, at: int) -> tuple[Part, int]:
    """One letter of a class: one of its own if they are few."""
    found = _CLASS.match(text, at)
    if found is None:
        raise ValueError("a class without an end")
    letters = re.findall(r"\\.|.", found[2], re.DOTALL)
    parts = [_escaped(one[1]) if one[0] == "\\" else _letters(one) for one in letters]
    strings = [part.strings for part in parts if isinstance(part, Some)]
    is_few = len(strings) == len(letters) <= _LETTERS and "-" not in letters[1:-1]
    return Some(frozenset().union(*strings)) if is_few and not found[1] else Anything(), found.end()


def _escaped(letter: str) -> Part:
    """What a backslash and this letter stand for."""
    if letter in "sWbnt":  # what is between words, and where they begin and end
        return Some(GAP)
    if letter in "SwdDB":
        return Anything()
    if letter.isalnum():
        raise ValueError("an escape of a kind that is not read here")
    return _letters(letter)


@cache
def _letters(text: str) -> Some:
    """Letters that stand for themselves."""
    signs = (f" {one} " if one in MASKS else one.lower() if one.isalnum() else " " for one in text)
    return Some(frozenset((re.sub(" +", " ", "".join(signs)),)))
