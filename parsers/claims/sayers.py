"""Who speaks in a cell of a table: parties that it names, or who stands before its colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cells import BRACKET
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cells import Cell
    from parsers.claims.cues import Cues
    from parsers.claims.values import Victim
    from parsers.mentions.values import NameMention

# A speaker before the culprit: 佐野氏：北朝鮮ではない
LABEL = re.compile(r"\s*(?P<name>[^:：]{2,40}?)(?:氏|さん|씨)?\s*[:：]")
# "Hexlin Labs, Quillmark and Northgate"; "Hexlin, Inc." is one
SEVERAL = re.compile(
    r",\s+and\s+|,\s+(?!(?:Inc|Ltd|LLC|LLP|Corp|Co|GmbH|AG|SA|Limited)\b)|;\s+|\sand\s|[、，]"
)
NAME = re.compile(r"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}|[^\x00-\x7f]{2,16})")


def named_in(cell: Cell, parties: tuple[NameMention, ...]) -> tuple[Speaker, ...]:
    """The parties of a cell; a state or body whose office stands there too (国連安保理の専門家パネル) only names it."""
    named = [p for p in parties if cell.start <= p.start < cell.end]
    ids = {p.id for p in named}
    bare = {i for i in ids if any(o.startswith(i + ".") for o in ids)}
    return tuple(Speaker(p.id, p.start, p.end) for p in named if p.id not in bare)


def labelling(
    cell: Cell, actors: tuple[NameMention, ...], victim: Victim | None, cues: Cues
) -> tuple[Speaker, ...]:
    """Who stands before the colon in the culprit's cell, listed or not; 同社 is the robbed of the row."""
    label = LABEL.match(cell.text)
    if label is None or cell.start + label.end() > actors[0].start:
        return ()
    name = label.group("name").strip()
    own = victim.id if victim and cues["table.robbed"].fullmatch(name) else slug(name)
    return (Speaker(own, cell.start, cell.start + label.end("name")),)


def by_themselves(
    cell: Cell,
    actors: tuple[NameMention, ...],
    victim: Victim | None,
    robbed: tuple[Victim, ...],
    cues: Cues,
) -> tuple[Speaker, ...]:
    """ "Lazarus Group (Greylag)": the robbed of the row, in the bracket; "claimed by Dry Reed": the culprit."""
    inside = [v for v in robbed if cell.start <= v.start < cell.end and victim and v.id == victim.id]
    if inside and inside[0].start > actors[0].end:
        return (Speaker(inside[0].id, inside[0].start, inside[0].end),)
    if cues["table.claimed"].search(cell.text):
        return (Speaker(actors[0].id, cell.start, cell.end),)
    return ()


def speakers_in(
    cell: Cell, parties: tuple[NameMention, ...], victim: Victim | None, cues: Cues
) -> tuple[Speaker, ...]:
    """The parties of a cell of accusers, or its whole name; the robbed by its name, 同社 or 社内調査, or its foundation."""
    if listed := named_in(cell, parties):
        return listed
    name = BRACKET.sub("", cell.text).strip(" *_“”\"'")
    if not name:
        return ()
    several = SEVERAL.split(name)
    if len(several) > 1 and all(NAME.fullmatch(one) for one in several):
        return tuple(Speaker(slug(one), cell.start, cell.end) for one in several)
    is_named = victim is not None and (name == victim.name or victim.start == cell.start)
    is_robbed = is_named or cues["table.robbed"].fullmatch(name) is not None
    return (Speaker(victim.id if victim and is_robbed else slug(name), cell.start, cell.end),)
