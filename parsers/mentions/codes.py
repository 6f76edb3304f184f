"""Codes that a text gives to a group: "OAK-G01 Lazarus Group" makes OAK-G01, and G01, mean it from there on.

Knowledge bases and reports of firms write so. "OAK-G01 Lazarus Group / DPRK" means both. A code that the text gives
to two groups in two places means neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.mentions.values import NameMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CODE = re.compile(r"(?<![\w-])[A-Z]{2,6}-(?P<short>[A-Z]{1,2}\d{2,4})(?![\w.-])")
BETWEEN = re.compile(r"\]?[ :(–—/]{1,3}")
TIED = r"(?:leaning|linked|attributed|affiliated|aligned|style|tied|nexus|related|suspected|consistent)\b"
BESIDE = re.compile(r"\s?/\s?")  # "OAK-G01 Lazarus Group / DPRK-attributed"


def find_coded(text: str, names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """The actors among `names`, wherever the text calls them by a code that it explains; in no order."""
    actors = {n.start: n for n in names if n.kind == "actor"}
    meant: dict[str, dict[str, tuple[NameMention, ...]]] = {}
    for code in CODE.finditer(text):
        between = BETWEEN.match(text, code.end())
        if between and (named := tuple(_row(text, between.end(), actors))):
            ways = meant.setdefault(code.group(), {})
            ways[named[0].id] = max(ways.get(named[0].id, ()), named, key=len)
    return tuple(
        mention
        for code, ways in meant.items()
        if len(ways) == 1
        for actor in next(iter(ways.values()))
        for mention in _called(text, code, actor)
    )


def _row(text: str, start: int, actors: dict[int, NameMention]) -> Iterator[NameMention]:
    """The actor at `start` and those that slashes join to it."""
    while actor := actors.get(start):
        yield actor
        beside = BESIDE.match(text, actor.end)
        start = beside.end() if beside else -1


def _called(text: str, code: str, actor: NameMention) -> Iterator[NameMention]:
    short = re.escape(code.partition("-")[2])
    for found in re.finditer(rf"(?<![\w-])(?:{re.escape(code)}|{short})(?!\.?\w|-(?!{TIED}))", text):
        yield NameMention(found.start(), found.end(), found.group(), "actor", actor.id, actor.name)


def without_codes(names: tuple[NameMention, ...], coded: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """The names of one sentence: where it calls a group by name, the page's own code for it adds nobody."""
    if not coded or not any(n.kind == "actor" and n not in coded for n in names):
        return names
    return tuple(n for n in names if n not in coded)
