"""Codes that a text gives to a group: "OAK-G01 Lazarus Group" makes OAK-G01, and G01, mean it from there on.

Knowledge bases and reports of firms write so. A code that the text gives to two groups means neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.mentions.values import NameMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CODE = re.compile(r"(?<![\w-])[A-Z]{2,6}-(?P<short>[A-Z]{1,2}\d{2,4})(?![\w.-])")
BETWEEN = re.compile(r"\]?[ :(–—/]{1,3}")


def find_coded(text: str, names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """The actors among `names`, wherever the text calls them by a code that it explains; in no order."""
    actors = {n.start: n for n in names if n.kind == "actor"}
    meant: dict[str, set[str]] = {}
    for code in CODE.finditer(text):
        between = BETWEEN.match(text, code.end())
        if between and (actor := actors.get(between.end())):
            meant.setdefault(code.group(), set()).add(actor.id)
    known = {n.id: n for n in actors.values()}
    return tuple(
        mention
        for code, ids in meant.items()
        if len(ids) == 1
        for mention in _called(text, code, known[next(iter(ids))])
    )


def _called(text: str, code: str, actor: NameMention) -> Iterator[NameMention]:
    short = re.escape(code.partition("-")[2])
    for found in re.finditer(rf"(?<![\w-])(?:{re.escape(code)}|{short})(?![\w.-])", text):
        yield NameMention(found.start(), found.end(), found.group(), "actor", actor.id, actor.name)
