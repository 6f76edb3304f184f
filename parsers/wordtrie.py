"""Many words as one expression that shares their beginnings, so that a place in a text is tried once, not once a word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# a character that stands for itself, an escaped sign, or flexible white space; not under a quantifier
_LITERAL = re.compile(r"(?:[^\\\[\](){}?*+|^$.]|\\[^\w\s]|\\s\+)(?![?*+{])")
_LITERALS = re.compile(rf"(?:{_LITERAL.pattern})*")
_OUTSIDE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")


@dataclass(slots=True)
class _Node:
    """A shared beginning. `tails`: what follows it unshared; `longest`: of the words that pass here."""

    children: dict[str, _Node] = field(default_factory=dict)
    tails: list[str] = field(default_factory=list)
    longest: int = 0


def share_beginnings(words: Iterable[str]) -> str:
    """One expression for words, which may be expressions; where several match, the longest is tried first."""
    root = _Node()
    for word in words:
        if "|" in word and _is_alternatives(word):
            root.tails.append(word)
        else:
            _insert(root, word)
    return _expression(root)


def _insert(root: _Node, word: str) -> None:
    node, begun = root, _LITERALS.match(word)[0]  # type: ignore[index]  # an empty one too
    for literal in _LITERAL.findall(begun) if "\\" in begun else begun:
        node = node.children.setdefault(literal, _Node())
        node.longest = max(node.longest, len(word))
    node.tails.append(word[len(begun) :])


def _is_alternatives(word: str) -> bool:
    """Whether a bar stands in the word outside of any bracket."""
    depth = 0
    for found in _OUTSIDE.finditer(word):
        if found[0] == "|" and not depth:
            return True
        depth += {"(": 1, ")": -1}.get(found[0], 0)
    return False


def _expression(node: _Node) -> str:
    options = [(child.longest, sign + _expression(child)) for sign, child in node.children.items()]
    options += [(len(tail) if tail else -1, tail) for tail in dict.fromkeys(node.tails)]
    ordered = [text for _, text in sorted(options, key=lambda option: (-option[0], option[1]))]
    return ordered[0] if len(ordered) == 1 else f"(?:{'|'.join(ordered)})"
