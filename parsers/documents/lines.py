"""Lines of running text to paragraphs: which line breaks an author meant, and which a margin made.

A break is a margin's if the next word would not have fitted before it, in a text of which many lines end
near the same column. Editors count columns, where an East Asian sign fills two; programs count characters.
Blank lines always part; so do list marks at a line's start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.documents.characters import HANGUL, LIST_MARK, SENTENCE_END, is_unspaced, joint, width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LATIN_SLACK = 14  # columns that a long word leaves at a line's end
_UNSPACED_SLACK = 6  # Japanese breaks anywhere, but for a mark that may not begin a line
_WRAPPED_SHARE = 0.4
_WIDEST_MARGIN = 140
_NARROWEST_MARGIN = 40
_FEWEST_WRAPPED = 2
# Columns so narrow are only believed where nearly all lines of Japanese or Chinese fill them
_NARROWEST_FILLED, _FEWEST_FILLED, _FILLED_SHARE = 12, 4, 0.7
# A comma or one of these particles ends no Japanese line that means to end (but に, て, へ end headings)
_CONTINUES = re.compile(
    r"(?:[、，]|から|より|[はがを]|[年月日際後前時]に|について|において|に対し|により|によって)$"
)
# Nor does a long Korean line after the mark of an object or a genitive (but not after 회의, 마을 and the like)
_CONTINUES_KOREAN = re.compile(r"[가-힣](?:(?<![회논합결협심동주정문건유])의|(?<![마가노])을|를|에서|및)$")
_LONG_KOREAN = 50
# what no Korean line ends with that means to end, however short: a break for the eye, as blogs have them
_CONTINUES_SHORT_KOREAN = re.compile(
    r"[가-힣](?:(?<![마가노])[을를]|에서|에게|에 따르면|에 대해|으로|까지|부터|면서|하는|되는|했던|됐던)$"
    r"|[가-힣][은는] (?:\S+ ){0,3}\d{1,2}일$"
)
_LONG_LATIN = 40  # "Dear reader," is none
# An English line goes on below a comma or a word that something must follow, if what follows begins small
_CONTINUES_ENGLISH = re.compile(
    r"(?i)(?:[a-z\d)\u201d\"],|\b(?:the|an?|of|to|from|by|for|with|and|or|that|in|on|at|as|its|their|has|was|were))$"
)


@dataclass(frozen=True, slots=True)
class Margin:
    """Where lines are wrapped: `right`, counted by `measure`; 0 if they are not."""

    right: int
    measure: Callable[[str], int] = width


def margin(lines: Sequence[str]) -> Margin:
    """The margin at which the lines are wrapped, indents counted."""
    pairs = [
        (line.rstrip(), below.strip()) for line, below in pairwise(lines) if line.strip() and below.strip()
    ]
    widths = [width(line.rstrip()) for line in lines if line.strip()]
    if not widths:
        return Margin(0)
    if _is_filled([line.rstrip() for line in lines if line.strip()], widths, max(widths)):
        return Margin(max(widths))
    # headings and last lines are short, titles long; the lines inside paragraphs are those that a margin ends
    for inside in ([line.rstrip() for line in lines if line.strip()], [line for line, _ in pairs]):
        widest = max(map(width, inside), default=0)
        if not _NARROWEST_MARGIN <= widest <= _WIDEST_MARGIN:
            continue
        found = [
            edge
            for edge in (Margin(widest), Margin(max(map(len, inside)), len))
            if _fills(inside, edge, _WRAPPED_SHARE)
        ]
        if found:
            return max(found, key=lambda edge: sum(_is_forced(*pair, edge) for pair in pairs))
    return Margin(0)


def _is_forced(line: str, below: str, edge: Margin) -> bool:
    """Whether the first word of the line below would not have fitted."""
    return edge.measure(line) + 1 + edge.measure(below.split(maxsplit=1)[0]) > edge.right


def _fills(lines: Sequence[str], edge: Margin, share: float) -> bool:
    """Whether enough of the lines end near the widest one's end."""
    near = sum(edge.measure(line) > edge.right - _slack(edge.measure) for line in lines)
    return near > max(_FEWEST_WRAPPED, share * len(lines))


def _slack(measure: Callable[[str], int]) -> int:
    """What a long word leaves at a line's end: half as many characters as columns, where signs are wide."""
    return _LATIN_SLACK if measure is width else _LATIN_SLACK // 2


def _is_filled(lines: Sequence[str], widths: Sequence[int], widest: int) -> bool:
    """Whether nearly all lines of an unspaced text end at one column, as a phone or a mail breaks them."""
    if len(widths) < _FEWEST_FILLED or not _NARROWEST_FILLED <= widest < _NARROWEST_MARGIN:
        return False
    full = sum(value > widest - _UNSPACED_SLACK // 2 for value in widths)
    unspaced = sum(is_unspaced(line.strip()[-1]) for line in lines)
    return full >= _FILLED_SHARE * len(widths) and unspaced >= _FILLED_SHARE * len(widths)


def is_wrapped(line: str, following: str, edge: Margin) -> bool:
    """Whether the break between two lines is only the margin's."""
    line, following = line.rstrip(), following.strip()
    if LIST_MARK.match(following) or not any(map(str.isalnum, following)):
        return False
    if _must_go_on(line, following):
        return True
    if not edge.right:
        return False
    length = edge.measure(line)
    if is_unspaced(line[-1]) and is_unspaced(following[0]):
        return length > edge.right - _UNSPACED_SLACK
    if following[0].islower() and not SENTENCE_END.search(line):
        return True
    first_word = following.split(maxsplit=1)[0]
    # a long word, 켈레리스(Keleris)의, explains a short line only within a sentence
    longest = _slack(edge.measure) * (1 if SENTENCE_END.search(line) else 2)
    return length + 1 + min(edge.measure(first_word), longest) > edge.right


def _must_go_on(line: str, following: str) -> bool:
    """Whether the line ends with what ends no sentence, heading or item: a comma, a particle, an article."""
    if is_unspaced(following[0]):
        return _CONTINUES.search(line) is not None
    if HANGUL.match(following):
        is_long = width(line) >= _LONG_KOREAN and _CONTINUES_KOREAN.search(line)
        return bool(is_long or _CONTINUES_SHORT_KOREAN.search(line))
    if following[0].islower() and _CONTINUES_ENGLISH.search(line):
        return True
    return line.endswith(",") and width(line) >= _LONG_LATIN and following[0].isalpha()


def paragraphs(lines: Sequence[str], edge: Margin | None = None) -> list[list[int]]:
    """Groups of line numbers that are one paragraph each; blank lines belong to none.

    `edge`: the margin of the text that the lines are of, by default their own.
    """
    edge = edge or margin(lines)
    groups: list[list[int]] = []
    open_group = False
    for number, line in enumerate(lines):
        if not line.strip():
            open_group = False
            continue
        if open_group and (is_wrapped(lines[groups[-1][-1]], line, edge) or _hangs(lines, groups[-1], line)):
            groups[-1].append(number)
        else:
            groups.append([number])
        open_group = True
    return groups


def _hangs(lines: Sequence[str], group: list[int], line: str) -> bool:
    """Whether a Japanese line goes on under an indented one that ends no sentence."""
    first, before = lines[group[0]], lines[group[-1]].rstrip()
    return (
        first[:1].isspace()
        and not line[:1].isspace()
        and width(before) >= _NARROWEST_MARGIN
        and is_unspaced(before[-1])
        and is_unspaced(line[0])
        and not SENTENCE_END.search(before)
        and not LIST_MARK.match(line)
    )


def join(lines: Sequence[str]) -> str:
    """The lines as one: without a space in Japanese and Chinese, with one elsewhere."""
    text = ""
    for line in lines:
        text += joint(text, line) + line
    return text


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(SENTENCE_END.search(text))
